package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Where the lanes' time goes while they work off what {@link DispatchBench} measures. */
public final class DispatchWaits implements BenchSuite {
    @Override
    public String name() {
        return "waits";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        BenchWorld world = BenchWorld.of(DispatchBench.settings(), NoOpChannels.class);
        BenchPeople people = new BenchPeople(world.jdbc());
        int many = run.of(DispatchBench.DISPATCHES);
        people.settle(many, world.bean(InstantSource.class).instant());
        BenchRound round = new BenchRound(world, people, many);
        List<BenchRow> rows = new ArrayList<>();
        List<Pump> bareLanes = new BareLanes(world).of(new NoOpChannels().bareChannel(), DispatchBench.LANES);
        rows.addAll(watched(run, world, round, NoOpChannels.BARE, bareLanes));
        rows.addAll(watched(
                run,
                world,
                round,
                NoOpChannels.BATCH,
                world.bean(Dispatcher.class).parts()));
        return rows;
    }

    /** The first turn warms up and is not looked at. */
    private static List<BenchRow> watched(
            BenchRun run, BenchWorld world, BenchRound round, String channel, List<Pump> lanes) throws Exception {
        LaneWatch watch = new LaneWatch(world.bean(DataSource.class));
        for (int turn = 0; turn <= run.rounds(); turn++) {
            double rate = round.rate(channel, lanes, turn == 0 && run.rounds() > 1 ? BenchRound.ALONE : watch);
            run.progress().accept("%s, turn %d: %.0f dispatches/s".formatted(channel, turn, rate));
        }
        List<BenchRow> rows = new ArrayList<>();
        rows.addAll(rows(channel + ", share of a lane's time: ", watch.ofLanes()));
        rows.addAll(rows(channel + ", share of the time PostgreSQL is asked: ", watch.ofPostgres()));
        return rows;
    }

    private static List<BenchRow> rows(String what, Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(one -> BenchRow.alone(what + one.getKey(), "%", one.getValue()))
                .toList();
    }
}
