package io.kairos.orchestrator.access;

import io.kairos.orchestrator.access.AccessProperties.Oidc;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Sign-in with an OpenID Connect provider: authorization code flow with PKCE, the ID token checked by Spring Security
 * (signature, issuer, audience, expiry, nonce). Of what the provider says only subject, name and role are kept; no token is.
 */
final class OidcSignIn {
    static final String ID = "oidc";
    static final String START = "/api/sign-in/start";
    static final String BACK = "/api/sign-in/back";
    private static final String SCREEN = "/#/sign-in/";
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    private final ClientRegistrationRepository provider;
    private final ExternalAccounts accounts;
    private final SessionAccounts sessions;

    OidcSignIn(Oidc oidc, ExternalAccounts accounts, SessionAccounts sessions) {
        this.provider = new ProviderOnDemand(oidc, BACK);
        this.accounts = accounts;
        this.sessions = sessions;
    }

    void addTo(HttpSecurity http) {
        http.oauth2Login(login -> login.clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(start -> start.baseUri(START))
                .redirectionEndpoint(back -> back.baseUri(BACK + "/*"))
                .userInfoEndpoint(
                        user -> user.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                .successHandler(this::entered)
                .failureHandler(this::failed));
    }

    private void entered(HttpServletRequest request, HttpServletResponse response, Authentication proven)
            throws IOException {
        Optional<Account> account = proven.getPrincipal() instanceof OidcUser user
                ? accounts.of(String.valueOf(user.getSubject()), user.getClaims())
                : Optional.empty();
        if (account.isPresent()) {
            sessions.saveContext(new SecurityContextImpl(new SignedIn(account.get())), request, response);
        }
        response.sendRedirect(account.isPresent() ? "/" : SCREEN + "no-role");
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        LOG.warn(
                "A sign-in with the identity provider failed: {}",
                why instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode()
                        : why.getClass().getSimpleName());
        response.sendRedirect(SCREEN + "failed");
    }
}
