package io.kairos.orchestrator.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dispatches that ended without an answer, and when to ask about each again. */
@Repository
class Doubts {
    /** No provider lists a message sooner. */
    static final Duration LAG = Duration.ofMinutes(2);

    static final Duration BETWEEN = Duration.ofMinutes(3);
    static final int TRIES = 12;

    private static final String ASKED = """
            from dispatch d left join reconciliation r on r.dispatch_id = d.id
            where d.listed = 'unknown' and d.channel = any(string_to_array(:channels, ',')) and coalesce(r.tries, 0) < :tries
            """;

    private final JdbcClient jdbc;

    Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A dispatch nobody knows the end of.
     *
     * @param news whether its provider called back about it meanwhile
     * @param listedAt since when nobody knows
     * @param closeCode why it ended so
     */
    record Doubt(Claim claim, Instant handedOverAt, boolean news, Instant listedAt, Optional<String> closeCode) {
        Place place() {
            return new Place(listedAt, claim.id());
        }
    }

    /** Those of these channels to ask about now. */
    List<Doubt> due(Collection<String> channels, Instant now, int most) {
        return jdbc.sql("select d.*, exists (select 1 from delivery_event e where e.dispatch_id = d.id) as news "
                        + ASKED
                        + " and coalesce(r.next_at, d.closed_at + :lag * interval '1 second') <= :now"
                        + " order by d.listed_at limit :most")
                .param("channels", String.join(",", channels))
                .param("tries", TRIES)
                .param("lag", LAG.toSeconds())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Doubts::doubt)
                .list();
    }

    /** When the next of these channels is to be asked about. */
    Optional<Instant> nextDue(Collection<String> channels) {
        return jdbc.sql("select min(coalesce(r.next_at, d.closed_at + :lag * interval '1 second')) as due " + ASKED)
                .param("channels", String.join(",", channels))
                .param("tries", TRIES)
                .param("lag", LAG.toSeconds())
                .query((row, number) -> DispatchRows.instant(row, "due"))
                .single();
    }

    /** Ask again then. */
    void postpone(UUID dispatch, Instant next) {
        jdbc.sql("""
                        insert into reconciliation (dispatch_id, tries, next_at) values (:id, 1, :next)
                        on conflict (dispatch_id) do update set tries = reconciliation.tries + 1, next_at = excluded.next_at
                        """)
                .param("id", dispatch)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether another dispatch of the channel is known to be this message of the provider's. */
    boolean isAnothers(Claim claim, String providerId) {
        return jdbc.sql("""
                        select exists (select 1 from dispatch where customer_id = :customer and channel = :channel
                            and provider_id = :provider and id <> :id)
                        """)
                .param("customer", claim.dispatch().customerId())
                .param("channel", claim.dispatch().channel())
                .param("provider", providerId)
                .param("id", claim.id())
                .query(Boolean.class)
                .single();
    }

    /** Where a page of a list ended. */
    record Place(Instant listedAt, UUID dispatch) {
        static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** Those that are in that state, the oldest first, from that place on. */
    List<Doubt> listed(State state, Place after, int most) {
        return jdbc.sql("""
                        select d.*, false as news from dispatch d
                        where d.listed = :state and (d.listed_at, d.id) > (:at, :id)
                        order by d.listed_at, d.id limit :most
                        """)
                .param("state", state.code())
                .param("at", after.listedAt().atOffset(ZoneOffset.UTC))
                .param("id", after.dispatch())
                .param("most", most)
                .query(Doubts::doubt)
                .list();
    }

    /** One dispatch, if it is in that state, locked for this transaction. */
    Optional<Claim> in(State state, UUID dispatch) {
        return jdbc.sql("select * from dispatch where id = :id and state = :state for update")
                .param("id", dispatch)
                .param("state", state.code())
                .query(DispatchRows::claim)
                .optional();
    }

    /** Whether there is such a dispatch at all. */
    boolean exists(UUID dispatch) {
        return jdbc.sql("select exists (select 1 from dispatch where id = :id)")
                .param("id", dispatch)
                .query(Boolean.class)
                .single();
    }

    private static Doubt doubt(ResultSet row, int number) throws SQLException {
        Instant handedOverAt =
                DispatchRows.instant(row, "sent_at").or(() -> instant(row)).orElseThrow();
        return new Doubt(
                DispatchRows.claim(row, number),
                handedOverAt,
                row.getBoolean("news"),
                DispatchRows.instant(row, "listed_at").orElse(handedOverAt),
                Optional.ofNullable(row.getString("close_code")));
    }

    private static Optional<Instant> instant(ResultSet row) {
        try {
            return DispatchRows.instant(row, "closed_at");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
