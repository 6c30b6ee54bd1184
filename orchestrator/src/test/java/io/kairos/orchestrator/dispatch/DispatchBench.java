package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Dispatches claimed, called and recorded a second by the application's own dispatcher: guards asked, places under the caps
 * taken in Redis, decisions stored, {@code sending} committed before the call, the answer recorded after it.
 */
public final class DispatchBench implements BenchSuite {
    private static final int DISPATCHES = 20_000;

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        BenchWorld world = BenchWorld.of(settings(), NoOpChannels.class);
        BenchPeople people = new BenchPeople(world.jdbc());
        int many = run.of(DISPATCHES);
        people.settle(many, world.bean(InstantSource.class).instant());
        return List.of(
                run.alone(
                        "dispatches at batch, provider recognises repeats",
                        "dispatches/s",
                        () -> rate(world, people, NoOpChannels.BATCH, many)),
                run.alone(
                        "dispatches one call each, at most 8 unknown after a crash",
                        "dispatches/s",
                        () -> rate(world, people, NoOpChannels.SINGLE, many)));
    }

    static Map<String, String> settings() {
        return Map.of(
                "kairos.guards.caps[0].channel", NoOpChannels.BATCH,
                "kairos.guards.caps[0].max", "1000",
                "kairos.guards.caps[0].per", "1d",
                "kairos.guards.caps[1].channel", NoOpChannels.SINGLE,
                "kairos.guards.caps[1].max", "1000",
                "kairos.guards.caps[1].per", "1d");
    }

    private static double rate(BenchWorld world, BenchPeople people, String channel, int many) {
        people.forget();
        people.ask(channel, many, 1, world.bean(InstantSource.class).instant());
        world.settle();
        Dispatcher dispatcher = world.bean(Dispatcher.class);
        long begin = System.nanoTime();
        while (dispatcher.runOnce() > 0) {}
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (people.count(channel, "accepted") != many) {
            throw new IllegalStateException("not every dispatch was accepted");
        }
        return many / seconds;
    }
}
