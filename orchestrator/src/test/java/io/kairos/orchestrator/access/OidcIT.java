package io.kairos.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sign-in with an identity provider, good and forged. */
@SignedInTest
class OidcIT {
    private static final TestProvider PROVIDER = TestProvider.running();

    @LocalServerPort
    private int port;

    @Test
    void a_person_the_provider_vouches_for_is_in_with_her_role() {
        Browser browser = new Browser(port);
        Map<String, String> asked = start(browser);
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsKey("nonce");

        HttpResponse<String> back = browser.get(PROVIDER.signedIn(
                asked,
                PROVIDER.signed(PROVIDER.claims("marie", nonce(asked))
                        .claim("kairos_role", List.of("viewer", "operator", "of-another-program"))
                        .build())));

        assertThat(back.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/"));
        assertThat(browser.get("/api/session").body())
                .contains("\"name\":\"marie@example.com\"", "\"role\":\"operator\"");
        assertThat(browser.get("/api/dispatches/unknown").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void the_provider_changes_the_role_at_the_next_sign_in() {
        Browser browser = new Browser(port);
        for (String role : List.of("administrator", "viewer")) {
            Map<String, String> asked = start(browser);
            browser.get(PROVIDER.signedIn(
                    asked,
                    PROVIDER.signed(PROVIDER.claims("paul", nonce(asked))
                            .claim("kairos_role", role)
                            .build())));
            assertThat(browser.get("/api/session").body()).contains("\"role\":\"" + role + "\"");
        }
    }

    @Test
    void somebody_without_a_role_of_ours_is_told_so() {
        Browser browser = new Browser(port);
        Map<String, String> asked = start(browser);

        HttpResponse<String> back = browser.get(PROVIDER.signedIn(
                asked,
                PROVIDER.signed(PROVIDER.claims("guest", nonce(asked))
                        .claim("kairos_role", "of-another-program")
                        .build())));

        assertThat(back.headers().firstValue("Location").orElse("")).endsWith("/#/sign-in/no-role");
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(401);
    }

    static Stream<Arguments> forgeries() {
        Instant past = Instant.now().minusSeconds(3600);
        return Stream.of(
                forgery("not signed at all", claims -> claims, TestProvider::unsigned),
                forgery("signed by a stranger", claims -> claims, PROVIDER::signedByAStranger),
                forgery("meant for another program", claims -> claims.audience("another"), PROVIDER::signed),
                forgery("from another issuer", claims -> claims.issuer("http://127.0.0.1:1"), PROVIDER::signed),
                forgery("of another sign-in", claims -> claims.claim("nonce", "another"), PROVIDER::signed),
                forgery("expired", claims -> claims.expirationTime(Date.from(past)), PROVIDER::signed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forged_token_opens_nothing(
            String what, UnaryOperator<JWTClaimsSet.Builder> change, Function<JWTClaimsSet, String> writer) {
        Browser browser = new Browser(port);
        Map<String, String> asked = start(browser);
        JWTClaimsSet claims =
                change.apply(PROVIDER.claims("mallory", nonce(asked))).build();

        HttpResponse<String> back = browser.get(PROVIDER.signedIn(asked, writer.apply(claims)));

        assertThat(back.headers().firstValue("Location").orElse("")).as(what).endsWith("/#/sign-in/failed");
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_stolen_from_another_browser_is_worth_nothing() {
        Browser victim = new Browser(port);
        Map<String, String> asked = start(victim);
        String back = PROVIDER.signedIn(
                asked, PROVIDER.signed(PROVIDER.claims("victim", nonce(asked)).build()));

        Browser thief = new Browser(port);
        start(thief);
        thief.get(back);

        assertThat(thief.get("/api/customers").statusCode()).isEqualTo(401);
    }

    private static Map<String, String> start(Browser browser) {
        HttpResponse<String> sent = browser.get("/api/sign-in/start/oidc");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return TestProvider.query(
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery());
    }

    private static String nonce(Map<String, String> asked) {
        return String.valueOf(asked.get("nonce"));
    }

    private static Arguments forgery(
            String what, UnaryOperator<JWTClaimsSet.Builder> change, Function<JWTClaimsSet, String> writer) {
        return Arguments.of(what, change, writer);
    }
}
