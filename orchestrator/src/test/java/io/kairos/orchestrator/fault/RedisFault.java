package io.kairos.orchestrator.fault;

import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** F5 to F7: Redis is killed, comes back as it was some seconds ago, or forgets everything, while capped messages go out. */
enum RedisFault implements Scenario {
    F5,
    F6,
    F7;

    private static final int CUSTOMERS = 40;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Override
    public String id() {
        return name();
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        rig.node();
        Path earlier = this == F6 ? rig.servers.copyRedis() : Path.of("");
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            emails.add("email");
        }
        Client client = new Client(rig.node());
        int faultAt = random.nextInt(1, CUSTOMERS);
        int before = rig.fakes.taken();
        List<Message> first = rig.ground.queue("reminders", emails);
        Rig.await(() -> rig.fakes.taken() - before >= faultAt, Rig.PATIENCE);
        fault(rig, random, earlier);
        // a further message to each customer, above the cap of one a day, and one to somebody new
        List<Message> further = rig.ground.again(first);
        List<Message> others = rig.ground.queue("service", Rig.mix(10, random));
        for (int i = 0; i < 10; i++) {
            client.track("Article Read", "{}");
        }
        tally.expect(
                Rig.await(() -> rig.ground.count(others, "accepted") > 0, LONGEST_PAUSE.plusSeconds(1)),
                id() + " sending paused for more than " + LONGEST_PAUSE);
        if (this == F5) {
            rig.servers.startRedis();
        }
        Rig.await(
                () -> rig.ground.count(first, "accepted") == first.size()
                        && stopped(rig, further) == further.size()
                        && rig.ground.unsettled(others) == 0,
                Rig.PATIENCE);
        int breaches = rig.ground.capBreaches(first);
        tally.expect(breaches == 0, "I4 " + breaches + " customers got more than one email a day");
        int stopped = stopped(rig, further);
        tally.expect(
                stopped == further.size(),
                "I4 of " + further.size() + " messages above the cap " + stopped + " stopped");
        rig.check(first, tally);
        rig.check(others, tally);
        Events.check(rig, client, tally);
        rig.ground.drop(further);
    }

    private static int stopped(Rig rig, List<Message> messages) {
        return rig.ground.count(messages, "held") + rig.ground.count(messages, "refused");
    }

    private void fault(Rig rig, SplittableRandom random, Path earlier) {
        if (this == F7 && random.nextBoolean()) {
            RedisClient client = RedisClient.create(rig.servers.redisUrl());
            try (var connection = client.connect()) {
                connection.sync().flushall();
            } finally {
                client.shutdown();
            }
            return;
        }
        rig.servers.killRedis();
        if (this == F6) {
            rig.servers.setRedisBackTo(earlier);
            rig.servers.startRedis();
        } else if (this == F7) {
            rig.servers.emptyRedis();
            rig.servers.startRedis();
        }
    }
}
