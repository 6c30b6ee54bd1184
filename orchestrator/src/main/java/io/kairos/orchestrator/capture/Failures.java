package io.kairos.orchestrator.capture;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a failed transaction means for its events. */
enum Failures {
    /** Somebody else was in the way: the same again may succeed. */
    PASSING,
    /** The database is away; no event is at fault. */
    UNAVAILABLE,
    /** Some event of the batch is at fault, or the code that acts on it. */
    LASTING;

    /** SQLSTATE classes: connection, resources, operator intervention, system error. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    static Failures of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof TransientDataAccessException) {
                return PASSING;
            }
            if (cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException) {
                return UNAVAILABLE;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && AWAY.contains(sql.getSQLState().substring(0, 2))) {
                return UNAVAILABLE;
            }
        }
        return LASTING;
    }
}
