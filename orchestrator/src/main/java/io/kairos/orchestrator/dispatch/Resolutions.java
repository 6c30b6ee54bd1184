package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.SendRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the doubt about a dispatch, each in a transaction of its own; one that is no longer unknown stays as it is. */
@Component
class Resolutions {
    private static final String FAILED = "failed";

    private final Doubts doubts;
    private final Ledger ledger;
    private final LateNews news;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Resolutions(
            Doubts doubts,
            Ledger ledger,
            LateNews news,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.doubts = doubts;
        this.ledger = ledger;
        this.news = news;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the provider called back, the word of the highest rank. */
    private record Word(String kind, String detail) {}

    /** Its provider called back before the doubt began. */
    void byNews(UUID dispatch) {
        List<SendRequest> free = transactions.execute(status -> doubts.in(State.UNKNOWN, dispatch).stream()
                .flatMap(claim -> word(dispatch).flatMap(word -> byNews(claim, word)).stream())
                .toList());
        news.free(free);
    }

    private Optional<SendRequest> byNews(Claim claim, Word word) {
        if (word.kind().equals(FAILED) || word.kind().equals("bounced")) {
            return news.refused(claim.dispatch().channel(), claim.id(), word.kind(), word.detail());
        }
        news.accepted(claim.dispatch().channel(), claim.id(), claim.id().toString());
        return Optional.empty();
    }

    private Optional<Word> word(UUID dispatch) {
        return jdbc.sql(
                        "select kind, detail from delivery_event where dispatch_id = ? order by rank desc, at desc limit 1")
                .param(dispatch)
                .query((row, number) -> new Word(row.getString("kind"), row.getString("detail")))
                .optional();
    }

    /** The provider has it. */
    void arrived(UUID dispatch, String providerId) {
        transactions.executeWithoutResult(status -> doubts.in(State.UNKNOWN, dispatch)
                .ifPresent(claim -> ledger.resolve(claim, State.UNKNOWN, providerId, clock.instant())));
    }

    /**
     * Back into the queue.
     *
     * @param from unknown or set aside
     * @param code why, a reason of this package
     * @return whether it was in that state
     */
    boolean again(State from, UUID dispatch, String code) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Claim> claim = doubts.in(from, dispatch);
            claim.ifPresent(one -> ledger.sendAgain(one, from, code, clock.instant()));
            return claim.isPresent();
        }));
    }

    /** An operator leaves it at that; what was unknown counts as one that may have arrived. */
    boolean close(State from, UUID dispatch) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Claim> claim = doubts.in(from, dispatch);
            claim.ifPresent(one -> ledger.close(one, from, clock.instant()));
            return claim.isPresent();
        }));
    }
}
