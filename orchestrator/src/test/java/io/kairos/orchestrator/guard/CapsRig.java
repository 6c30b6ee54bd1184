package io.kairos.orchestrator.guard;

import static java.util.Objects.requireNonNull;

import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.support.KairosTest;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Default caps (by email 1 a day and 3 a week) and a customer of the test's own, at an instant called noon. */
@KairosTest
abstract class CapsRig {
    @Autowired
    FrequencyCaps caps;

    @Autowired
    StatefulRedisConnection<String, String> redis;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    InstantSource clock;

    final UUID ada = UUID.randomUUID();
    Instant noon;

    @BeforeEach
    void countersAreWhole() {
        // whoever emptied Redis before may have left it to the next to notice
        caps.reserve(
                List.of(Asking.request("email", "reminders", Optional.empty(), UUID.randomUUID())), clock.instant());
        caps.restoreIfLost();
        noon = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Verdict ask(SendRequest request, Instant now) {
        Reservation reservation = caps.reserve(List.of(request), now);
        Map<UUID, Verdict> settled = transactions
                .execute(status -> caps.settle(reservation, List.of(request), now))
                .orElseThrow();
        return requireNonNull(settled.get(request.dispatchId()));
    }

    /** A message that the database knows of and Redis does not. */
    void sent(Instant at) {
        sent(request("reminders"), at);
    }

    void sent(SendRequest request, Instant at) {
        jdbc.update(
                """
                insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
                    decision_id, state, due_at, not_before, created_at, sent_at)
                values (?, ?, ?, ?, 'j', 's', 1, ?, 'reminders', 't', ?, 'accepted', ?, ?, ?, ?)
                """,
                ada,
                request.dispatchId(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                request.channel(),
                UUID.randomUUID(),
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC));
    }

    SendRequest request(String topic) {
        return Asking.request("email", topic, Optional.empty(), ada);
    }
}
