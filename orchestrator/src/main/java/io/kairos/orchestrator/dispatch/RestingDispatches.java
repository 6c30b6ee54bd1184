package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.SendRequest;
import io.kairos.orchestrator.guard.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages of a paused journey that were to go while it was paused. */
@Component
public class RestingDispatches {
    private static final String CLAIM = """
            with due as (
                select customer_id, id from dispatch
                where journey_id = ? and state in ('ready', 'held') and not_before <= ?
                order by customer_id, id limit ? for update skip locked)
            update dispatch set state = 'claimed', epoch = epoch + 1, lease_until = now() + interval '1 minute'
            from due where dispatch.customer_id = due.customer_id and dispatch.id = due.id
            returning dispatch.*
            """;

    /** Not due any more as of the pause, but at the instant after. */
    private static final String RELEASE = """
            update dispatch set not_before = ?::timestamptz + interval '1 millisecond'
            where customer_id = ? and id = ? and state in ('ready', 'held')
            """;

    private final JdbcTemplate jdbc;
    private final SendGuards guards;
    private final Ledger ledger;
    private final InstantSource clock;

    RestingDispatches(JdbcTemplate jdbc, SendGuards guards, Ledger ledger, InstantSource clock) {
        this.jdbc = jdbc;
        this.guards = guards;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Finds up to so many of them their moment anew, from now on: later, now, or never where it is not worth it any more. Works in
     * the caller's transaction.
     *
     * @param by what was to go later is not touched
     * @return how many were dealt with; 0 when none is left
     */
    public int replan(String journeyId, Instant by, int most, Reason why) {
        Instant now = clock.instant();
        List<Claim> claims = jdbc.query(CLAIM, DispatchRows::claim, journeyId, by.atOffset(ZoneOffset.UTC), most);
        Map<SendRequest, Ruling> held = new LinkedHashMap<>();
        claims.forEach(claim ->
                held.put(claim.request(), new Ruling(new Verdict.HoldUntil(now, why), List.of(why), List.of())));
        var rulings = guards.replanned(held, now);
        List<Prepared.Stopped> stopped = new ArrayList<>();
        List<Claim> going = new ArrayList<>();
        for (Claim claim : claims) {
            Optional<Ruling> ruling = Optional.ofNullable(rulings.get(claim.id()));
            if (ruling.filter(one -> stops(one, by)).isPresent()) {
                stopped.add(new Prepared.Stopped(claim, ruling.get()));
            } else {
                going.add(claim);
            }
        }
        ledger.stop(stopped, now);
        ledger.giveBack(going);
        going.forEach(claim -> jdbc.update(
                RELEASE, by.atOffset(ZoneOffset.UTC), claim.dispatch().customerId(), claim.id()));
        return claims.size();
    }

    private static boolean stops(Ruling ruling, Instant by) {
        return ruling.verdict() instanceof Verdict.Refuse
                || ruling.verdict() instanceof Verdict.HoldUntil hold
                        && hold.until().isAfter(by);
    }
}
