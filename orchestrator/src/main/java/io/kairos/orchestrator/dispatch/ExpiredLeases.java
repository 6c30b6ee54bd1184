package io.kairos.orchestrator.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds leases that have run out. {@code dispatch_lease} says when to look at what was leased together; whether a lease has run
 * out, the row of the dispatch says.
 */
@Repository
class ExpiredLeases {
    private static final String DUE = """
            delete from dispatch_lease where ctid = any(array(
                select ctid from dispatch_lease where until < now() order by until limit ? for update skip locked))
            returning array_to_string(dispatches, ',')
            """;

    private static final String EXPIRED = """
            select * from dispatch where id = any(?::uuid[]) and state in ('claimed', 'sending') and lease_until < now()
            order by customer_id, id for update skip locked
            """;

    /** What was extended meanwhile, or is being written at this moment. */
    private static final String STILL_HELD = """
            insert into dispatch_lease (until, dispatches)
            select greatest(min(lease_until), now() + interval '1 second'), array_agg(id) from dispatch
            where id = any(?::uuid[]) and not id = any(?::uuid[]) and state in ('claimed', 'sending')
            having count(*) > 0
            """;

    private static final String END_ALL = """
            with open as (
                update dispatch_lease set until = now() - interval '1 millisecond' returning dispatches)
            update dispatch set lease_until = now() - interval '1 millisecond'
            where id = any(array(select unnest(dispatches) from open))
                and state in ('claimed', 'sending') and lease_until >= now()
            """;

    private final JdbcTemplate jdbc;

    ExpiredLeases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What was only claimed, and what was on the wire. */
    record Expired(List<Claim> claimed, List<Claim> sending) {}

    private record Found(Claim claim, State state) {}

    /**
     * Takes expired leases from their workers, for this transaction.
     *
     * @param most how many of those that were leased together
     */
    Expired take(int most) {
        List<String> leased = new ArrayList<>();
        jdbc.query(
                DUE,
                row -> {
                    leased.addAll(List.of(row.getString(1).split(",")));
                },
                most);
        if (leased.isEmpty()) {
            return new Expired(List.of(), List.of());
        }
        String[] ids = leased.toArray(String[]::new);
        List<Found> found = jdbc.query(EXPIRED, ExpiredLeases::found, (Object) ids);
        String[] taken = found.stream().map(one -> one.claim().id().toString()).toArray(String[]::new);
        jdbc.update(STILL_HELD, ids, taken);
        return new Expired(in(State.CLAIMED, found), in(State.SENDING, found));
    }

    /** Ends every lease: for when nobody else can be holding one. */
    int endAll() {
        return jdbc.update(END_ALL);
    }

    private static List<Claim> in(State state, List<Found> found) {
        return found.stream()
                .filter(one -> one.state() == state)
                .map(Found::claim)
                .toList();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                DispatchRows.claim(row, number),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }
}
