package io.kairos.orchestrator.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that goes away for one transaction. */
final class BreakableTransactions extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    private final transient TransactionTemplate database;
    private final AtomicBoolean broken = new AtomicBoolean();

    BreakableTransactions(TransactionTemplate database) {
        this.database = database;
    }

    void breakNext() {
        broken.set(true);
    }

    @Override
    public <T extends @org.jspecify.annotations.Nullable Object> T execute(TransactionCallback<T> action) {
        if (broken.getAndSet(false)) {
            throw new DataAccessResourceFailureException("the database went away");
        }
        return database.execute(action);
    }
}
