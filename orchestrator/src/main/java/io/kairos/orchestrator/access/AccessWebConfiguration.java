package io.kairos.orchestrator.access;

import io.kairos.orchestrator.access.AccessProperties.Mode;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in front of {@code /api} and {@code /v3}. All other addresses are for everybody (the web application's files,
 * customers' pages, providers' callbacks) or prove themselves by a write key, and pass without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
class AccessWebConfiguration {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SessionAccounts sessionAccounts(
            AccessProperties properties, AccountStore store, @Value("${server.address:}") String address) {
        boolean open = properties.mode() == Mode.OPEN;
        if (open && !loopback(address)) throw new StartFailure("access-open", Map.of("address", address));
        return new SessionAccounts(store, open);
    }

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http, SessionAccounts accounts, Refusals refusals, ObjectProvider<OidcSignIn> oidc) {
        RouteRules rules = RouteRules.read();
        http.securityMatcher("/api/**", "/v3/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(rules))
                .securityContext(context -> context.securityContextRepository(accounts))
                .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(fromBrowser(rules)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, why) -> refusals.answer(request, response, 401, "sign-in-needed"))
                        .accessDeniedHandler((request, response, why) -> {
                            if (why instanceof CsrfException) refusals.answer(request, response, 403, "form-token");
                            else if (rules.of(request).isEmpty()) refusals.answer(request, response, 404, "not-found");
                            else refusals.answer(request, response, 403, "role-too-low");
                        }))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable);
        oidc.ifAvailable(signIn -> signIn.addTo(http));
        return http.build();
    }

    /**
     * A change a browser sends: browsers name the origin of every such request, and only they hold a session. A program
     * without either has nobody's rights but its own key's or, in open mode, its machine's.
     */
    private static RequestMatcher fromBrowser(RouteRules rules) {
        return request -> !READING.contains(request.getMethod())
                && rules.of(request).filter(RouteRules.Rule::key).isEmpty()
                && (request.getHeader("Origin") != null
                        || request.getHeader("Cookie") != null
                        || request.getHeader("Sec-Fetch-Site") != null);
    }

    /** Nobody: it only keeps Spring Boot from making a user with a password in the log. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException("accounts sign in at /api/session");
        };
    }

    private static boolean loopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Bean
    @ConditionalOnProperty("kairos.access.oidc.issuer")
    OidcSignIn oidcSignIn(AccessProperties properties, ExternalAccounts accounts, SessionAccounts sessions) {
        return new OidcSignIn(properties.provider().orElseThrow(), accounts, sessions);
    }

    @Bean
    Refusals refusals(ProblemDetails details, LocaleResolver languages, JsonMapper json) {
        return new Refusals(details, languages, json);
    }

    /** Answers what the filters refuse like everything else that is refused. */
    record Refusals(ProblemDetails details, LocaleResolver languages, JsonMapper json) {
        void answer(HttpServletRequest request, HttpServletResponse response, int status, String code)
                throws IOException {
            response.setStatus(HttpStatusCode.valueOf(status).value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(
                    response.getOutputStream(), details.of(Problem.of(status, code), languages.resolveLocale(request)));
        }
    }
}
