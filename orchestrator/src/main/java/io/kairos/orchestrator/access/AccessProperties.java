package io.kairos.orchestrator.access;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code kairos.access.*}.
 *
 * @param mode {@code accounts}: people sign in. {@code open}: whoever reaches the program on this machine is an
 *     administrator; only for a program that listens on the loopback address
 * @param session how long a browser stays signed in without a request
 * @param oidc an identity provider people may sign in with
 */
@ConfigurationProperties("kairos.access")
record AccessProperties(
        @DefaultValue("accounts") Mode mode,
        @DefaultValue("8h") Duration session,
        @Nullable Oidc oidc) {
    Optional<Oidc> provider() {
        return Optional.ofNullable(oidc);
    }

    enum Mode {
        ACCOUNTS,
        OPEN
    }

    /**
     * An OpenID Connect provider.
     *
     * @param name shown on the button
     * @param issuer its address, HTTPS unless on this machine
     * @param roleClaim the claim of the ID token that holds one of Kairos' roles, alone or in a list; the highest counts
     * @param nameClaim the claim that holds the name shown
     */
    record Oidc(
            @DefaultValue("SSO") String name,
            String issuer,
            String clientId,
            String clientSecret,
            @DefaultValue("kairos_role") String roleClaim,
            @DefaultValue("email") String nameClaim) {}
}
