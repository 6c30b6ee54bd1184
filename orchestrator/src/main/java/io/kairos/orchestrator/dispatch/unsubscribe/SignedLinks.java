package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.dispatch.UnsubscribeLinks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs unsubscribe links with the secret of this installation, made at first use and kept in the database. */
@Component
class SignedLinks implements UnsubscribeLinks {
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final String base;
    private volatile @Nullable UnsubscribeTokens tokens;

    SignedLinks(JdbcClient jdbc, UnsubscribeSettings settings) {
        this.jdbc = jdbc;
        this.base = settings.publicUrl().toString().replaceAll("/+$", "") + "/unsubscribe/";
    }

    @Override
    public URI to(Line line) {
        return URI.create(base + tokens().write(line));
    }

    /** What a token names; empty when it is not one of ours. */
    Optional<Line> read(String token) {
        return tokens().read(token);
    }

    private UnsubscribeTokens tokens() {
        UnsubscribeTokens known = tokens;
        if (known == null) {
            known = new UnsubscribeTokens(secret());
            tokens = known;
        }
        return known;
    }

    private byte[] secret() {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into setting (name, value) values ('unsubscribe.secret', ?) on conflict (name) do nothing")
                .param(Base64.getEncoder().encodeToString(fresh))
                .update();
        return Base64.getDecoder()
                .decode(jdbc.sql("select value from setting where name = 'unsubscribe.secret'")
                        .query(String.class)
                        .single());
    }
}
