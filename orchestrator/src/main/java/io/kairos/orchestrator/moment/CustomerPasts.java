package io.kairos.orchestrator.moment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what customers did and got before: one query of each kind for any number of them. */
@Repository
public class CustomerPasts {
    /** After so many half-lives less than half a percent of a message's weight is left. */
    private static final int REMEMBERED = 8;

    /** Earlier needs of a product type beyond these say nothing more of the pace. */
    private static final int MOST = 20;

    private static final String MESSAGES = """
            select customer_id, sent_at as at from dispatch
             where customer_id = any(?) and sent_at > ? and sent_at <= ? and state in ('accepted', 'unknown')
             order by sent_at
            """;

    private static final String NEEDS = """
            select customer_id, product_type, opened_at, closed_at, state = 'won' as bought, date from (
                select *, row_number() over (partition by customer_id, product_type order by closed_at desc) as place
                  from need where customer_id = any(?) and closed_at <= ? and state in ('won', 'lost', 'expired')) n
             where place <= ? order by closed_at
            """;

    private static final String ACTS = """
            select customer_id, closed_at as at from need where customer_id = any(?) and state = 'won' and closed_at <= ?
            union all
            select customer_id, occurred_at from event
             where customer_id = any(?) and type = 'track' and name = any(?) and occurred_at <= ?
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final TimingSource timing;
    private final FatigueSetting fatigue;
    private final ActsSetting acts;

    CustomerPasts(JdbcClient jdbc, InstantSource clock, TimingSource timing, FatigueSetting fatigue, ActsSetting acts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.timing = timing;
        this.fatigue = fatigue;
        this.acts = acts;
    }

    /** What was read of some customers. */
    public static final class Read {
        private final Map<UUID, List<Instant>> messages = new HashMap<>();
        private final Map<UUID, List<CustomerPast.Ended>> needs = new HashMap<>();
        private final Map<UUID, List<Instant>> acts = new HashMap<>();

        private Read() {}

        /** Adds a message, later than those read, as if it had been sent then. */
        public void suppose(UUID customer, Instant message) {
            messages.computeIfAbsent(customer, unseen -> new ArrayList<>()).add(message);
        }

        /** The past of one of them. */
        public CustomerPast of(UUID customer) {
            return new CustomerPast(
                    messages.getOrDefault(customer, List.of()),
                    needs.getOrDefault(customer, List.of()),
                    acts.getOrDefault(customer, List.of()));
        }
    }

    /** As it is known now. */
    public Read of(Set<UUID> customers) {
        UUID[] ids = customers.toArray(UUID[]::new);
        Instant now = clock.instant();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime since =
                now.minus(fatigue.halfLife().multipliedBy(REMEMBERED)).atOffset(ZoneOffset.UTC);
        Read read = new Read();
        jdbc.sql(MESSAGES).params(ids, since, at).query(row -> {
            add(read.messages, row);
        });
        jdbc.sql(NEEDS).params(ids, at, MOST).query(row -> {
            List<CustomerPast.Ended> own = read.needs.computeIfAbsent(id(row), unseen -> new ArrayList<>());
            ended(row).ifPresent(own::add);
        });
        if (timing.models().personalHours().isPresent()) {
            String[] names = acts.clickEvents().toArray(String[]::new);
            jdbc.sql(ACTS).params(ids, at, ids, names, at).query(row -> {
                add(read.acts, row);
            });
        }
        return read;
    }

    private static void add(Map<UUID, List<Instant>> all, ResultSet row) throws SQLException {
        all.computeIfAbsent(id(row), unseen -> new ArrayList<>()).add(instant(row, "at"));
    }

    private static Optional<CustomerPast.Ended> ended(ResultSet row) throws SQLException {
        Instant opened = instant(row, "opened_at");
        Duration lasted = Duration.between(opened, instant(row, "closed_at"));
        Optional<LocalDate> date = Optional.ofNullable(row.getObject("date", LocalDate.class));
        return lasted.isNegative()
                ? Optional.empty()
                : Optional.of(new CustomerPast.Ended(
                        row.getString("product_type"),
                        lasted,
                        row.getBoolean("bought"),
                        CustomerPast.Ended.ahead(opened, date)));
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("customer_id", UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
