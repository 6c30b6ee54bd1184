package io.kairos.orchestrator.insight;

import static io.kairos.orchestrator.insight.Seed.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Runs every documented query on a small run whose numbers are known. */
class QueriesIT {

    private static final Path QUERIES = Path.of("..", "docs", "queries");
    private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");

    private static JdbcClient jdbc;

    @BeforeAll
    static void a_small_run() {
        DatabaseAddress address = TestDatabase.fresh().database();
        DriverManagerDataSource database =
                new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        seed(new Seed(jdbc, T));
    }

    private static void seed(Seed seed) {
        UUID traveller = seed.customer("t-1", "{}", "UTC");
        UUID sitter = seed.customer("s-1", "{}", "UTC");
        seed.event(traveller, "track", "Trip Searched", T, "{}");
        seed.event(sitter, "track", "Product Viewed", T, "{}");
        seed.event(sitter, "track", "Order Completed", T, "{}");
        seed.identity(traveller, "user_id", "t-1");
        seed.identity(sitter, "user_id", "s-1");
        UUID trip = seed.need(traveller, "city-trip", "Lisbon", "won", T, "closed_at", T.plusSeconds(7_203));
        UUID sofa = seed.need(sitter, "sofa", "Oslo", "won", T);
        UUID travelling = seed.enrolment(traveller, trip, "dated", "inside", T);
        UUID sitting = seed.enrolment(sitter, sofa, "considered", "ended", T, "outcome", "bought");

        UUID punctual = seed.dispatch(
                traveller, trip, travelling, "accepted", T, "sent_at", T.plusSeconds(1), "closed_at", T.plusSeconds(1));
        UUID heldThenLate = seed.dispatch(
                traveller,
                trip,
                travelling,
                "accepted",
                T,
                "round",
                2,
                "not_before",
                T.plusSeconds(3600),
                "sent_at",
                T.plusSeconds(3603));
        seed.dispatch(traveller, trip, travelling, "refused", T, "round", 3, "close_code", "consent-denied");
        seed.dispatch(traveller, trip, travelling, "unknown", T, "round", 4, "sent_at", T.plusSeconds(2));
        seed.dispatch(sitter, sofa, sitting, "cancelled", T, "journey_id", "considered", "close_code", "bought");
        seed.moment(sitter, sitting, "wait", id(), T, "state", "cancelled");
        seed.moment(sitter, sitting, "wait", id(), T, "round", 2, "state", "passed");
        seed.dispatch(sitter, sofa, sitting, "held", T, "round", 2, "journey_id", "considered");
        buyer("t-1", "city-trip", T.plusSeconds(7_203), 1_800, T.plusSeconds(9_000), T.plusSeconds(5_403));
        buyer("s-1", "sofa", T.plusSeconds(60), 60, T.plusSeconds(60), T.plusSeconds(61));
        buyer("n-1", "sofa", null, 60, T, T);
        seed.decision(traveller, "hold", "quiet-hours", T, "dispatch_id", heldThenLate, "need_id", trip);
        seed.decision(traveller, "hold", "quiet-hours", T, "dispatch_id", heldThenLate, "need_id", trip);
        seed.decision(traveller, "send", "accepted", T, "dispatch_id", punctual, "need_id", trip);
    }

    private static void buyer(
            String userId, String productType, @Nullable Instant bought, int halfLife, Instant atOnce, Instant fixed) {
        jdbc.sql("""
                        insert into demo_customer (user_id, product_type, first_sign_at, purchase_at, half_life_seconds, at_once, best_fixed)
                        values (?, ?, ?::timestamptz, ?::timestamptz, ?, array[?::timestamptz], array[?::timestamptz])
                        """)
                .param(userId)
                .param(productType)
                .param(T.toString())
                .param(bought == null ? null : bought.toString())
                .param(halfLife)
                .param(atOnce.toString())
                .param(fixed.toString())
                .update();
    }

    @Test
    void every_documented_query_runs_and_is_documented() throws IOException {
        String document = Files.readString(QUERIES.resolveSibling("queries.md"));
        List<Path> files;
        try (Stream<Path> listed = Files.list(QUERIES)) {
            files = listed.sorted().toList();
        }

        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(document).contains("queries/" + file.getFileName());
            assertThat(run(file.getFileName().toString())).isNotEmpty();
        });
    }

    @Test
    void counts_what_went_in() {
        assertThat(one("captured.sql")).containsEntry("captured", 3L);
        assertThat(run("needs.sql"))
                .containsExactly(
                        Map.of("product_type", "city-trip", "needs", 1L, "customers", 1L),
                        Map.of("product_type", "sofa", "needs", 1L, "customers", 1L));
        assertThat(run("enrolments.sql"))
                .containsExactly(
                        Map.of("journey_id", "considered", "enrolments", 1L, "customers", 1L),
                        Map.of("journey_id", "dated", "enrolments", 1L, "customers", 1L));
    }

    @Test
    void what_became_of_messages_adds_up() {
        assertThat(one("dispatched.sql"))
                .isEqualTo(Map.of(
                        "dispatched", 6L,
                        "delivered", 2L,
                        "refused", 1L,
                        "cancelled", 1L,
                        "unknown", 1L,
                        "waiting", 1L));
    }

    @Test
    void refusals_and_holds_are_told_apart_by_reason() {
        assertThat(run("refused.sql"))
                .containsExactly(Map.of("product_type", "city-trip", "reason", "consent-denied", "refused", 1L));
        assertThat(run("held.sql"))
                .containsExactly(
                        Map.of("product_type", "city-trip", "reason", "quiet-hours", "held", 2L, "messages", 1L));
    }

    @Test
    void a_purchase_cancels_planned_moments_and_waiting_messages() {
        assertThat(run("cancelled-by-purchase.sql"))
                .containsExactly(Map.of("product_type", "sofa", "cancelled_by_purchase", 2L));
    }

    @Test
    void delivered_messages_are_counted_by_channel() {
        assertThat(run("messages-by-channel.sql"))
                .containsExactly(
                        Map.of("product_type", "city-trip", "channel", "email", "messages", 2L, "customers", 1L));
    }

    @Test
    void value_halves_with_every_half_life_between_the_last_message_and_the_purchase() {
        assertThat(run("value.sql"))
                .containsExactly(
                        Map.of(
                                "product_type",
                                "city-trip",
                                "buyers",
                                1L,
                                "just_in_time",
                                0.25,
                                "at_once",
                                0.0,
                                "best_fixed",
                                0.5),
                        Map.of(
                                "product_type",
                                "sofa",
                                "buyers",
                                1L,
                                "just_in_time",
                                0.0,
                                "at_once",
                                1.0,
                                "best_fixed",
                                0.0),
                        Map.of(
                                "product_type",
                                "all",
                                "buyers",
                                2L,
                                "just_in_time",
                                0.125,
                                "at_once",
                                0.5,
                                "best_fixed",
                                0.25));
    }

    @Test
    void lateness_starts_when_the_last_hold_ends() {
        Map<String, @Nullable Object> lateness = one("lateness.sql");

        assertThat(lateness).containsEntry("sent", 3L).containsEntry("p50_seconds", 2.0);
        assertThat((Double) lateness.get("p99_seconds")).isBetween(2.9, 3.0);
        assertThat(lateness).containsEntry("max_seconds", 3.0);
    }

    private static Map<String, @Nullable Object> one(String file) {
        List<Map<String, @Nullable Object>> rows = run(file);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<Map<String, @Nullable Object>> run(String file) {
        try {
            return jdbc.sql(Files.readString(QUERIES.resolve(file))).query().listOfRows();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
