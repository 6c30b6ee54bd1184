package io.kairos.orchestrator.guard;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The key that deals customers into control groups: made at first use and kept, so that nobody changes sides. */
@Component
class HoldoutKey {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private volatile byte @Nullable [] key;

    HoldoutKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    byte[] bytes() {
        byte[] known = key;
        if (known == null) {
            known = stored();
            // what a transaction might still undo is not remembered
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                key = known;
            }
        }
        return known;
    }

    private byte[] stored() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into setting (name, value) values ('control-group.key', ?) on conflict (name) do nothing")
                .param(Base64.getEncoder().encodeToString(fresh))
                .update();
        return Base64.getDecoder()
                .decode(jdbc.sql("select value from setting where name = 'control-group.key'")
                        .query(String.class)
                        .single());
    }
}
