package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.dispatch.UnsubscribeLinks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs unsubscribe links with the secret of this installation, made at first use and kept in the database. */
@Component
class SignedLinks implements UnsubscribeLinks {
    private static final int SECRET_BYTES = 32;
    private static final String ALL = "*";

    private final JdbcClient jdbc;
    private final String base;
    private final String preferences;
    private final String confirmations;
    private volatile @Nullable Keys keys;

    /** Three kinds of tokens, none of which passes for another. */
    private record Keys(UnsubscribeTokens lines, UnsubscribeTokens people, UnsubscribeTokens confirmations) {}

    SignedLinks(JdbcClient jdbc, UnsubscribeSettings settings) {
        this.jdbc = jdbc;
        String start = settings.publicUrl().toString().replaceAll("/+$", "");
        this.base = start + "/unsubscribe/";
        this.preferences = start + "/preferences/";
        this.confirmations = start + "/confirm/";
    }

    @Override
    public URI to(Line line) {
        return URI.create(base + keys().lines().write(line));
    }

    @Override
    public URI preferences(UUID customerId) {
        return URI.create(preferences + keys().people().write(new Line(customerId, ALL, ALL)));
    }

    @Override
    public URI confirmation(UUID confirmationId) {
        return URI.create(confirmations + keys().confirmations().write(new Line(confirmationId, ALL, ALL)));
    }

    /** What a token confirms; empty when it is not one of ours. */
    Optional<UUID> confirmed(String token) {
        return keys().confirmations().read(token).map(Line::customerId);
    }

    /** Whose preferences a token opens; empty when it is not one of ours. */
    Optional<UUID> customer(String token) {
        return keys().people().read(token).map(Line::customerId);
    }

    /** What a token names; empty when it is not one of ours. */
    Optional<Line> read(String token) {
        return keys().lines().read(token);
    }

    private Keys keys() {
        Keys known = keys;
        if (known == null) {
            byte[] secret = secret();
            known = new Keys(
                    new UnsubscribeTokens(secret),
                    new UnsubscribeTokens(derived(secret, "preferences")),
                    new UnsubscribeTokens(derived(secret, "confirm")));
            keys = known;
        }
        return known;
    }

    private static byte[] derived(byte[] secret, String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return digest.digest(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
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
