package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.SigningKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secret of this installation for bounce addresses and tracking links, made once and kept in the database. */
@Component
class MailSecret {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;

    MailSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SigningKeys keys() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into setting (name, value) values ('email.secret', ?) on conflict (name) do nothing")
                .param(Base64.getEncoder().encodeToString(fresh))
                .update();
        return new SigningKeys(List.of(Base64.getDecoder()
                .decode(jdbc.sql("select value from setting where name = 'email.secret'")
                        .query(String.class)
                        .single())));
    }
}
