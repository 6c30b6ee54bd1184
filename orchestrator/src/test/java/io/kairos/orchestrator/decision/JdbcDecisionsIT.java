package io.kairos.orchestrator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
class JdbcDecisionsIT {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final Instant DUE = Instant.parse("2026-03-05T17:30:00Z");

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void stores_everything_a_decision_holds() {
        UUID customer = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        UUID previous = UUID.randomUUID();
        Timing timing = new Timing(
                Optional.of(DUE),
                Optional.of(DUE.minusSeconds(60)),
                Optional.of(DUE.plusSeconds(60)),
                Optional.of(DUE.plusSeconds(600)),
                Optional.of(previous),
                Optional.of(AT),
                OptionalDouble.of(4.25),
                OptionalDouble.empty(),
                Optional.of("lead-time@1"),
                Optional.empty());
        Subject subject = new Subject(
                customer,
                Optional.empty(),
                Optional.of(enrolment),
                Optional.empty(),
                Optional.of("dated"),
                Optional.of("wait"),
                2);
        Decision full = new Decision(
                UUID.randomUUID(),
                DecisionKind.RETIME,
                AT,
                subject,
                "send",
                timing,
                List.of(new Reason("moved", Map.of("by", "2 d")), Reason.of("need-changed")),
                Map.of("leadDays", 12, "dates", List.of("2026-07-01", "2026-07-08"), "party", Map.of("adults", 2)));
        Decision bare = new Decision(
                UUID.randomUUID(), DecisionKind.HOLD, AT, subject, "quiet-hours", Timing.at(DUE), List.of(), Map.of());

        decisions.record(List.of(full, bare));
        decisions.record(List.of());

        Map<String, Object> row = jdbc.queryForMap(
                "select *, reasons #>> '{0,params,by}' as by, inputs #>> '{dates,1}' as until, inputs #>> '{party,adults}' as adults from decision where id = ?",
                full.id());
        assertThat(row)
                .containsEntry("customer_id", customer)
                .containsEntry("enrolment_id", enrolment)
                .containsEntry("kind", "retime")
                .containsEntry("round", 2)
                .containsEntry("previous_id", previous)
                .containsEntry("score", 4.25)
                .containsEntry("score_now", null)
                .containsEntry("model", "lead-time@1")
                .containsEntry("by", "2 d")
                .containsEntry("until", "2026-07-08")
                .containsEntry("adults", "2");
        assertThat(jdbc.queryForObject("select at from decision where id = ?", OffsetDateTime.class, full.id()))
                .isEqualTo(AT.atOffset(ZoneOffset.UTC));
        assertThat(jdbc.queryForObject("select due_at from decision where id = ?", OffsetDateTime.class, bare.id()))
                .isEqualTo(DUE.atOffset(ZoneOffset.UTC));
    }
}
