package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.Pump;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many messages of one channel, worked off by lanes with a thread each until none is left. */
final class BenchRound {
    private static final int PART = 1_000;

    private final BenchWorld world;
    private final BenchPeople people;
    private final int many;

    BenchRound(BenchWorld world, BenchPeople people, int many) {
        this.world = world;
        this.people = people;
        this.many = many;
    }

    /** Is told when the work begins and when it is over. */
    interface Beside {
        void begin();

        void end();
    }

    /** Nobody is told. */
    static final Beside ALONE = new Beside() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    /** Messages a second. */
    double rate(String channel, List<Pump> lanes, Beside beside) throws Exception {
        people.forget();
        forgetCounts();
        people.ask(channel, many, 1, world.bean(InstantSource.class).instant());
        world.settle();
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(
                lanes.size(), work -> new Thread(work, LaneWatch.LANE + number.incrementAndGet()));
        beside.begin();
        long begin = System.nanoTime();
        for (Future<?> lane :
                lanes.stream().map(one -> threads.submit(() -> drain(one))).toList()) {
            lane.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        beside.end();
        threads.shutdown();
        if (people.count(channel, "accepted") != many) {
            throw new IllegalStateException("not every dispatch was accepted: "
                    + world.jdbc().queryForList("select state, close_code, count(*) from dispatch group by 1, 2"));
        }
        return many / seconds;
    }

    /** Every round finds customers that nothing was sent to. */
    private void forgetCounts() {
        RedisCommands<String, String> redis =
                world.bean(RedisClient.class).connect().sync();
        String[] counts = redis.keys("kairos:cap:*").toArray(String[]::new);
        for (int from = 0; from < counts.length; from += PART) {
            redis.del(Arrays.copyOfRange(counts, from, Math.min(from + PART, counts.length)));
        }
        redis.getStatefulConnection().close();
    }

    private static void drain(Pump lane) {
        int done = lane.runOnce();
        while (done > 0) {
            done = lane.runOnce();
        }
    }
}
