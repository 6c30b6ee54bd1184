package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.guard.GuardBenchmark;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.SendRequest;
import io.kairos.orchestrator.guard.Verdict;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages all guards were asked about a second by one thread, what they look at read from PostgreSQL or at hand. */
public final class GuardsBench implements BenchSuite {
    private static final int MESSAGES = 20_000;
    private static final int BATCH = 500;
    private static final int FULL_MILLIS = 3_000;

    @Override
    public String name() {
        return "guards";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        BenchWorld world = BenchWorld.of(DispatchBench.settings(), NoOpChannels.class);
        int many = run.of(MESSAGES);
        InstantSource clock = world.bean(InstantSource.class);
        new BenchPeople(world.jdbc()).settle(many, clock.instant());
        world.settle();
        List<SendRequest> requests = requests(world.jdbc(), clock.instant());
        Customers customers = world.bean(Customers.class);
        SendGuards guards = world.bean(SendGuards.class);
        BenchRow read = run.alone("messages judged by all guards, one thread", "messages/s", () -> {
            long begin = System.nanoTime();
            for (int from = 0; from < many; from += BATCH) {
                List<SendRequest> batch = requests.subList(from, Math.min(from + BATCH, many));
                judge(batch, customers, guards, clock.instant());
            }
            return many / ((System.nanoTime() - begin) / 1e9);
        });
        Duration time = Duration.ofMillis(run.of(FULL_MILLIS));
        BenchRow atHand = run.alone(
                "messages judged by all guards, facts at hand, one thread",
                "messages/s",
                () -> GuardBenchmark.messagesPerSecond(time));
        return List.of(read, atHand);
    }

    private static void judge(List<SendRequest> batch, Customers customers, SendGuards guards, Instant now) {
        Map<UUID, CustomerProfile> profiles =
                customers.find(batch.stream().map(SendRequest::customerId).collect(Collectors.toSet()));
        Map<UUID, Ruling> rulings = guards.ask(batch, profiles, now);
        if (!rulings.values().stream().allMatch(ruling -> ruling.verdict() instanceof Verdict.Allow)) {
            throw new IllegalStateException("a guard stopped what it should let through");
        }
    }

    private static List<SendRequest> requests(JdbcTemplate jdbc, Instant now) {
        return jdbc.query(
                "select customer_id, need_id, id, journey_id from enrolment",
                (row, number) -> new SendRequest(
                        UUID.randomUUID(),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("need_id", UUID.class),
                        row.getObject("id", UUID.class),
                        NoOpChannels.BATCH,
                        "reminders",
                        Optional.empty(),
                        new SendRequest.Origin(row.getString("journey_id"), "send_reminder", UUID.randomUUID(), now)));
    }
}
