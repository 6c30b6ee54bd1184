package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The waiting messages of one enrolment that is tried. */
@Repository
class TrialRows {
    private final JdbcTemplate jdbc;

    TrialRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> nextDue(UUID customer, UUID enrolment) {
        return jdbc.query("""
                        select min(not_before) as due from dispatch
                        where customer_id = ? and enrolment_id = ? and state in ('ready', 'held')
                        """, (row, number) -> DispatchRows.instant(row, "due"), customer, enrolment)
                .get(0);
    }

    /** Writes down what a provider would tell of the enrolment's last message that went out. */
    void read(UUID customer, UUID enrolment, String kind, OffsetDateTime now) {
        jdbc.update("""
                insert into delivery_event (channel, key, id, customer_id, dispatch_id, kind, rank, at, received_at, detail)
                select channel, 'trial-' || gen_random_uuid(), gen_random_uuid(), customer_id, id, ?, 0, ?, ?, ''
                from dispatch where customer_id = ? and enrolment_id = ? and state = 'accepted'
                order by sent_at desc limit 1
                """, kind, now, now, customer, enrolment);
    }

    List<Claim> claim(UUID customer, UUID enrolment, OffsetDateTime now) {
        return jdbc.query("""
                update dispatch set state = 'claimed', epoch = epoch + 1
                where customer_id = ? and enrolment_id = ? and state in ('ready', 'held') and not_before <= ?
                returning *
                """, DispatchRows::claim, customer, enrolment, now);
    }
}
