package io.kairos.orchestrator.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Looks every two milliseconds at what each thread of a lane does, and every five at what PostgreSQL does for them: what a share
 * of the looks sees is a share of the time.
 */
final class LaneWatch implements BenchRound.Beside {
    /** How the names of their threads begin. */
    static final String LANE = "bench-lane-";

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LOOK_AT_POSTGRES = TimeUnit.MILLISECONDS.toNanos(5);

    /** The first whose method is on the stack, looked for in this order. */
    private static final List<Step> STEPS = List.of(
            new Step("a connection", "HikariDataSource", "getConnection"),
            new Step("commit", "PgConnection", "commit"),
            new Step("find and take", "WaitingDispatches", "take"),
            new Step("find and take", "WaitingDispatches", "found"),
            new Step("store decisions", "JdbcDecisions", "record"),
            new Step("write both, sending and answers", "Ledger", "exchange"),
            new Step("write answers", "Ledger", "record"),
            new Step("places under the caps, asked whether whole", "RedisCaps", "holds"),
            new Step("places under the caps, moved", "RedisCaps", "move"),
            new Step("places under the caps, taken", "RedisCaps", ""),
            new Step("epoch of the caps", "DatabaseCaps", ""),
            new Step("write sending", "Ledger", "admit"),
            new Step("hand-over and answers", "Delivery", ""),
            new Step("facts", "SendFacts", ""),
            new Step("facts", "JdbcCustomers", ""),
            new Step("facts", "ContentFacts", ""),
            new Step("facts", "RivalFacts", ""),
            new Step("facts and guards", "Preparation", "prepare"));

    /** A statement by how it begins, without the spaces. */
    private static final String ACTIVE = """
            select case when query ilike '%to_state%' then 'move' when query ilike '%delete from dispatch_queue%' then 'find and take'
                    else left(regexp_replace(query, '\\s+', ' ', 'g'), 60) end
                || ': ' || coalesce(wait_event_type || ' ' || wait_event, 'works')
            from pg_stat_activity where backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()
            """;

    private final DataSource database;
    private final Map<String, Integer> lanes = new TreeMap<>();
    private final Map<String, Integer> postgres = new TreeMap<>();
    private volatile boolean over;
    private List<Thread> eyes = List.of();

    LaneWatch(DataSource database) {
        this.database = database;
    }

    private record Step(String name, String type, String method) {
        boolean isOn(StackTraceElement frame) {
            return frame.getClassName().contains("." + type)
                    && (method.isEmpty() || frame.getMethodName().equals(method));
        }
    }

    @Override
    public void begin() {
        over = false;
        eyes = List.of(new Thread(this::watchLanes, "watch-lanes"), new Thread(this::watchPostgres, "watch-postgres"));
        eyes.forEach(Thread::start);
    }

    @Override
    public void end() {
        over = true;
        try {
            for (Thread eye : eyes) {
                eye.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Per cent of the lanes' time, by what they did. */
    Map<String, Double> ofLanes() {
        return shares(lanes);
    }

    /** Per cent of the time PostgreSQL was asked something, by what it did. */
    Map<String, Double> ofPostgres() {
        return shares(postgres);
    }

    private static Map<String, Double> shares(Map<String, Integer> seen) {
        double all = seen.values().stream().mapToInt(Integer::intValue).sum();
        return seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> 100 * one.getValue() / all, (one, other) -> one, LinkedHashMap::new));
    }

    private void watchLanes() {
        while (!over) {
            Thread[] threads = new Thread[2 * Thread.activeCount()];
            int many = Thread.enumerate(threads);
            for (int i = 0; i < many; i++) {
                if (threads[i].getName().startsWith(LANE)) {
                    what(threads[i].getStackTrace()).ifPresent(did -> lanes.merge(did, 1, Integer::sum));
                }
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Empty for a thread that has nothing to do. */
    private static Optional<String> what(StackTraceElement[] stack) {
        boolean busy = false;
        for (StackTraceElement frame : stack) {
            busy |= frame.getClassName().endsWith(".BenchRound");
        }
        if (!busy) {
            return Optional.empty();
        }
        String step = STEPS.stream()
                .filter(one -> List.of(stack).stream().anyMatch(one::isOn))
                .map(Step::name)
                .findFirst()
                .orElse("else");
        return Optional.of(step + (waits(stack[0]) ? ", waiting" : ", working"));
    }

    private static boolean waits(StackTraceElement top) {
        return top.isNativeMethod()
                && (top.getClassName().startsWith("sun.nio.ch.")
                        || top.getClassName().startsWith("java.net.")
                        || top.getMethodName().equals("park")
                        || top.getMethodName().equals("wait"));
    }

    private void watchPostgres() {
        try (Connection connection = database.getConnection();
                PreparedStatement active = connection.prepareStatement(ACTIVE)) {
            while (!over) {
                try (ResultSet rows = active.executeQuery()) {
                    while (rows.next()) {
                        postgres.merge(rows.getString(1), 1, Integer::sum);
                    }
                }
                LockSupport.parkNanos(LOOK_AT_POSTGRES);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be watched", e);
        }
    }
}
