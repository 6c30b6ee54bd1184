package io.kairos.orchestrator.insight;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer in Lisbon's time zone who searched for a trip on 3 October 2026, got a first message, has a second one planned
 * and a third one held; beside that an old sofa that was bought. All in the days before {@code now}.
 */
record Traveller(UUID id, UUID trip, UUID travelling, UUID moment, UUID retimed, UUID sent, UUID held, String key) {

    static Traveller in(Seed seed, String key, Instant now) {
        UUID id = seed.customer(
                key, "{\"firstName\": \"Ana\", \"lastName\": \"" + key + "\", \"city\": \"Porto\"}", "Europe/Paris");
        seed.identity(id, "user_id", key);
        seed.identity(id, "email", key + "@example.org");
        seed.insert(
                "consent",
                "customer_id",
                id,
                "channel",
                "email",
                "topic",
                "offers",
                "status",
                "granted",
                "source",
                "form",
                "at",
                now);
        seed.insert("suppression", "customer_id", id, "channel", "sms", "reason", "manual", "at", now);

        seed.event(
                id,
                "track",
                "Trip Searched",
                now.minusSeconds(100),
                "{\"destination\": \"Lisbon\", \"check_in\": \"2026-10-03\", \"check_out\": \"2026-10-05\", \"adults\": 2}");
        UUID trip = seed.need(
                id,
                "city-trip",
                "Lisbon",
                "open",
                now.minusSeconds(100),
                "date",
                java.sql.Date.valueOf("2026-10-03"),
                "end_date",
                java.sql.Date.valueOf("2026-10-05"),
                "value",
                new java.math.BigDecimal("1240.50"));
        UUID travelling = seed.enrolment(
                id, trip, "insight-trip", "inside", now.minusSeconds(100), "waiting_at", "wait_best_moment");
        Seed.Json why = Seed.json("[{\"code\": \"limit.gap\", \"params\": {\"hours\": \"24\"}}]");
        UUID moment = seed.decision(
                id,
                "moment",
                "send",
                now.minusSeconds(100),
                "need_id",
                trip,
                "enrolment_id",
                travelling,
                "journey_id",
                "insight-trip",
                "step",
                "wait_best_moment",
                "due_at",
                now.plusSeconds(86_400),
                "window_from",
                now.plusSeconds(80_000),
                "window_to",
                now.plusSeconds(90_000),
                "latest_useful_at",
                now.plusSeconds(99_000),
                "score",
                1.5,
                "score_now",
                0.5,
                "model",
                "dated-1",
                "reasons",
                why,
                "inputs",
                Seed.json("{\"daysAhead\": 30}"));
        UUID retimed = seed.decision(
                id,
                "retime",
                "send",
                now.minusSeconds(50),
                "need_id",
                trip,
                "enrolment_id",
                travelling,
                "journey_id",
                "insight-trip",
                "step",
                "wait_best_moment",
                "round",
                2,
                "due_at",
                now.plusSeconds(43_200),
                "previous_id",
                moment,
                "previous_due_at",
                now.plusSeconds(86_400),
                "reasons",
                Seed.json("[{\"code\": \"need-changed\", \"params\": {}}]"));
        seed.moment(id, travelling, "wait_best_moment", retimed, now.plusSeconds(43_200), "round", 2);
        UUID sent = seed.dispatch(
                id,
                trip,
                travelling,
                "accepted",
                now.minusSeconds(80),
                "journey_id",
                "insight-trip",
                "step",
                "send_reminder",
                "decision_id",
                moment,
                "sent_at",
                now.minusSeconds(70),
                "closed_at",
                now.minusSeconds(70));
        UUID held = seed.dispatch(
                id,
                trip,
                travelling,
                "held",
                now.minusSeconds(40),
                "journey_id",
                "insight-trip",
                "step",
                "send_reminder",
                "round",
                3,
                "decision_id",
                retimed,
                "not_before",
                now.plusSeconds(3_600));
        seed.decision(
                id,
                "hold",
                "quiet-hours",
                now.minusSeconds(40),
                "need_id",
                trip,
                "enrolment_id",
                travelling,
                "dispatch_id",
                held,
                "journey_id",
                "insight-trip",
                "step",
                "send_reminder",
                "round",
                3,
                "due_at",
                now.plusSeconds(3_600),
                "reasons",
                Seed.json("[{\"code\": \"need-changed\", \"params\": {}}]"));

        UUID sofa = seed.need(
                id,
                "sofa",
                "Oslo",
                "won",
                now.minusSeconds(900),
                "closed_at",
                now.minusSeconds(800),
                "changed_at",
                now.minusSeconds(800));
        seed.enrolment(
                id,
                sofa,
                "considered",
                "ended",
                now.minusSeconds(900),
                "ended_at",
                now.minusSeconds(800),
                "outcome",
                "bought");
        seed.decision(
                id,
                "cancel",
                "bought",
                now.minusSeconds(800),
                "need_id",
                sofa,
                "journey_id",
                "considered",
                "reasons",
                Seed.json("[{\"code\": \"bought\", \"params\": {}}]"));
        return new Traveller(id, trip, travelling, moment, retimed, sent, held, key);
    }
}
