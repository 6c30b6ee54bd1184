package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.bench.ProcessorTime;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Dispatches claimed, called and recorded a second by the application's own dispatcher: guards asked, places under the caps
 * taken in Redis, decisions stored, {@code sending} committed before the call, the answer recorded after it.
 */
public final class DispatchBench implements BenchSuite {
    static final int DISPATCHES = 20_000;
    static final int LANES = 2;

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
        DbSchedulerContender other = new DbSchedulerContender(world.bean(DataSource.class));
        BenchRound round = new BenchRound(world, people, many);
        InstantSource clock = world.bean(InstantSource.class);
        List<Pump> lanes = world.bean(Dispatcher.class).parts();
        BenchCosts costs = new BenchCosts(run, ProcessorTime.of(world.jdbc()), many);
        List<Pump> bareLanes = new BareLanes(world).of(new NoOpChannels().bareChannel(), LANES);
        BenchRow bare = run.duel(
                "dispatches at batch, nobody asked",
                "dispatches/s",
                () -> round.rate(NoOpChannels.BARE, bareLanes, counted(costs, NoOpChannels.BARE)),
                "db-scheduler 16.12.0 lock-and-fetch, 20 threads, nothing kept",
                () -> other.rate(many, clock.instant(), costs));
        BenchRow together = run.duel(
                "dispatches at batch, all guards asked and the decision kept",
                "dispatches/s",
                () -> round.rate(NoOpChannels.BATCH, lanes, counted(costs, NoOpChannels.BATCH)),
                "db-scheduler 16.12.0 lock-and-fetch, 20 threads, nobody asked and nothing kept",
                () -> other.rate(many, clock.instant(), costs));
        BenchRow bytes =
                BenchRow.alone("one recorded dispatch with its indexes", "bytes", people.bytes("dispatch", many));
        BenchRow why =
                BenchRow.alone("the decision behind it with its indexes", "bytes", people.bytes("decision", many));
        BenchRow single = run.alone(
                "dispatches one call each, at most 8 unknown after a crash",
                "dispatches/s",
                () -> round.rate(NoOpChannels.SINGLE, lanes, counted(costs, NoOpChannels.SINGLE)));
        List<BenchRow> rows = new ArrayList<>(List.of(bare, together, single, bytes, why));
        rows.addAll(costs.rows());
        return rows;
    }

    static Map<String, String> settings() {
        return Map.of(
                // every round writes to the same customers anew
                "kairos.guards.pressure.budget",
                "1000000",
                "kairos.guards.pressure.weights." + NoOpChannels.BARE,
                "0",
                "kairos.guards.caps[0].channel",
                NoOpChannels.BATCH,
                "kairos.guards.caps[0].max",
                "1000",
                "kairos.guards.caps[0].per",
                "1d",
                "kairos.guards.caps[1].channel",
                NoOpChannels.SINGLE,
                "kairos.guards.caps[1].max",
                "1000",
                "kairos.guards.caps[1].per",
                "1d");
    }

    private static BenchRound.Beside counted(BenchCosts costs, String channel) {
        return new BenchRound.Beside() {
            @Override
            public void begin() {
                costs.begin();
            }

            @Override
            public void end() {
                costs.end(channel);
            }
        };
    }
}
