package io.kairos.orchestrator.access;

import io.kairos.orchestrator.access.AccessProperties.Oidc;
import io.kairos.orchestrator.platform.StartFailure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** The identity provider, asked for its description at the first sign-in: Kairos starts while it is away. */
final class ProviderOnDemand implements ClientRegistrationRepository {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Oidc oidc;
    private final String back;
    private volatile Optional<ClientRegistration> known = Optional.empty();

    ProviderOnDemand(Oidc oidc, String back) {
        URI issuer = URI.create(oidc.issuer());
        boolean safe = "https".equals(issuer.getScheme()) || LOOPBACK.contains(String.valueOf(issuer.getHost()));
        if (!safe) throw new StartFailure("access-issuer", Map.of("issuer", oidc.issuer()));
        this.oidc = oidc;
        this.back = back;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(OidcSignIn.ID)) return null;
        Optional<ClientRegistration> found = known;
        if (found.isEmpty()) {
            found = Optional.of(ask());
            known = found;
        }
        return found.get();
    }

    private ClientRegistration ask() {
        return ClientRegistrations.fromIssuerLocation(oidc.issuer())
                .registrationId(OidcSignIn.ID)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .redirectUri("{baseUrl}" + back + "/{registrationId}")
                .scope("openid", "profile", "email")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
