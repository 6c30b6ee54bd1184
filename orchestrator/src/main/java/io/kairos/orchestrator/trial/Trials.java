package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.decision.ReasonTexts;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries journeys so that nothing is left behind: PostgreSQL refuses a preview any write, and undoes all that a dry run wrote. Who holds a
 * row that a dry run needs is not waited for long.
 */
@Component
class Trials {
    private static final int SECONDS = 15;

    private final Scripts scripts;
    private final Previews previews;
    private final DryRuns dryRuns;
    private final ReasonTexts texts;
    private final InstantSource clock;
    private final Transactions transactions;

    Trials(
            Scripts scripts,
            Previews previews,
            DryRuns dryRuns,
            ReasonTexts texts,
            InstantSource clock,
            Transactions transactions) {
        this.scripts = scripts;
        this.previews = previews;
        this.dryRuns = dryRuns;
        this.texts = texts;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** The two kinds of transactions. */
    @Component
    static class Transactions {
        private final TransactionTemplate reading;
        private final TransactionTemplate undone;
        private final JdbcTemplate jdbc;

        Transactions(PlatformTransactionManager manager, JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            this.reading = new TransactionTemplate(manager);
            reading.setReadOnly(true);
            reading.setTimeout(SECONDS);
            this.undone = new TransactionTemplate(manager);
            undone.setTimeout(SECONDS);
        }
    }

    PreviewAnswer preview(String journeyId, PreviewRequest request, Locale locale) {
        long began = System.nanoTime();
        Previews.Wish wish = Previews.Wish.of(request, clock.instant());
        var customers = Optional.ofNullable(transactions.reading.execute(
                        status -> previews.of(scripts.of(journeyId, request.bpmn()), wish, texts, locale)))
                .orElseThrow();
        return new PreviewAnswer(wish.clock(), (System.nanoTime() - began) / 1_000_000, customers);
    }

    DryRunAnswer dryRun(String journeyId, DryRunRequest request, Locale locale) {
        try {
            return Optional.ofNullable(transactions.undone.execute(status -> {
                        status.setRollbackOnly();
                        transactions.jdbc.execute("set local lock_timeout = '2s'");
                        var lived = dryRuns.live(scripts.of(journeyId, request.bpmn()), request, clock.instant());
                        return new TraceWords(texts, locale, lived.traveller().customer()).answer(lived);
                    }))
                    .orElseThrow();
        } catch (PessimisticLockingFailureException | QueryTimeoutException busy) {
            throw new ProblemException(Problem.at(503, "trial-busy", "customer"));
        }
    }
}
