package io.kairos.orchestrator.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * An OpenID Connect provider on the loopback address: description, keys, and a token end point that checks PKCE. A test signs
 * somebody in by taking the place of its sign-in page.
 */
final class TestProvider {
    private static final TestProvider ONLY = new TestProvider();

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strangersKey;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** What stands behind a code: the challenge of PKCE and the ID token. */
    private record Grant(String challenge, String idToken) {}

    private TestProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("1").generate();
            strangersKey = new RSAKeyGenerator(2048).keyID("1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", call -> answer(call, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"],"response_types_supported":["code"]}
                """.formatted(issuer())));
        server.createContext("/keys", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    static TestProvider running() {
        return ONLY;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The claims of a good ID token for that person. */
    JWTClaimsSet.Builder claims(String subject, String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("kairos")
                .subject(subject)
                .claim("nonce", nonce)
                .claim("email", subject + "@example.com")
                .claim("kairos_role", "marketer")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    /** Somebody has signed in at the page the browser was sent to: the address the browser is sent back to. */
    String signedIn(Map<String, String> asked, String idToken) {
        String code = "code-" + grants.size();
        grants.put(code, new Grant(String.valueOf(asked.get("code_challenge")), idToken));
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    String signedByAStranger(JWTClaimsSet claims) {
        return signed(claims, strangersKey);
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = query(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(String.valueOf(form.get("code")));
        if (grant == null || !grant.challenge().equals(challenge(String.valueOf(form.get("code_verifier"))))) {
            answer(call, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                call,
                200,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + grant.idToken()
                        + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parameters of a query. */
    static Map<String, String> query(String text) {
        UnaryOperator<String> decoded = part -> URLDecoder.decode(part, StandardCharsets.UTF_8);
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded.apply(pair[0]), pair -> decoded.apply(pair[1])));
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    /** Tells a Spring context where the provider is. */
    static final class Port implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test-provider",
                            Map.of(
                                    "kairos.test.issuer-port",
                                    ONLY.server.getAddress().getPort())));
        }
    }
}
