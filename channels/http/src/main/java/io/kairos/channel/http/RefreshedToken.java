package io.kairos.channel.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An access token that is renewed with a refresh token (RFC 6749, section 6), kept until a minute before it expires, and
 * renewed by one thread at a time: the others wait for its answer. After a failure nobody asks again for ten seconds.
 * Thread-safe.
 */
public final class RefreshedToken {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Where the server does not say how long a token lives. */
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

    private static final int MAX_ANSWER = 64 * 1024;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\/)+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\/)+)\"");
    private static final Pattern LIFE = Pattern.compile("\"expires_in\"\\s*:\\s*\"?(\\d{1,9})");
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,40})\"");

    private final Grant grant;
    private final InstantSource clock;
    private final HttpClient http;
    private String refreshToken;
    private Optional<Token> kept = Optional.empty();
    private Optional<Failed> failed = Optional.empty();

    private record Token(String value, Instant until) {}

    private record Failed(Unavailable failure, Instant until) {}

    /**
     * What tokens are renewed with; never shown.
     *
     * @param tokenUrl such as {@code https://oauth2.googleapis.com/token}; https, or http on this machine
     */
    public record Grant(
            URI tokenUrl, String clientId, Optional<String> clientSecret, String refreshToken, Optional<String> scope) {
        public Grant {
            boolean local = String.valueOf(tokenUrl.getHost()).matches("localhost|127\\.0\\.0\\.1|\\[::1]");
            if (!"https".equals(tokenUrl.getScheme()) && !(local && "http".equals(tokenUrl.getScheme()))) {
                throw new IllegalArgumentException("the address that renews tokens must begin with https");
            }
            if (clientId.isBlank() || refreshToken.isBlank()) {
                throw new IllegalArgumentException("renewing tokens needs a client id and a refresh token");
            }
        }

        @Override
        public String toString() {
            return "Grant[" + tokenUrl.getHost() + "]";
        }
    }

    /** There is no valid token just now; the message says why in plain words, without secrets. */
    public static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String why) {
            super(why);
        }
    }

    public RefreshedToken(Grant grant, InstantSource clock) {
        this.grant = grant;
        this.clock = clock;
        this.refreshToken = grant.refreshToken();
        this.http = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The token to use now.
     *
     * @throws Unavailable when there is none and none can be had
     */
    public synchronized String current() {
        Instant now = clock.instant();
        Optional<Token> good = kept.filter(token -> now.isBefore(token.until()));
        if (good.isPresent()) {
            return good.get().value();
        }
        Optional<Failed> fresh = failed.filter(failure -> now.isBefore(failure.until()));
        if (fresh.isPresent()) {
            throw fresh.get().failure();
        }
        try {
            Token token = renewed(now);
            kept = Optional.of(token);
            failed = Optional.empty();
            return token.value();
        } catch (Unavailable failure) {
            failed = Optional.of(new Failed(failure, now.plus(PAUSE)));
            throw failure;
        }
    }

    /** This token was not accepted: the next one who asks renews it. A token that was renewed meanwhile is kept. */
    public synchronized void rejected(String token) {
        kept = kept.filter(known -> !known.value().equals(token));
    }

    private Token renewed(Instant now) {
        String answer = ask();
        String token = first(TOKEN, answer)
                .orElseThrow(() ->
                        new Unavailable("the answer of " + grant.tokenUrl().getHost() + " holds no token"));
        first(REFRESH, answer).ifPresent(next -> refreshToken = next);
        Duration life = first(LIFE, answer)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(USUAL_LIFE);
        Duration use = life.compareTo(EARLY.multipliedBy(2)) > 0 ? life.minus(EARLY) : life.dividedBy(2);
        return new Token(token, now.plus(use));
    }

    private String ask() {
        HttpRequest request = HttpRequest.newBuilder(grant.tokenUrl())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        String host = grant.tokenUrl().getHost();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            if (response.statusCode() / 100 == 2 && body.length() <= MAX_ANSWER) {
                return body;
            }
            String code = first(ERROR, body.length() <= MAX_ANSWER ? body : "").orElse("" + response.statusCode());
            throw new Unavailable(host + " does not renew the access token (" + code
                    + "): check client id, client secret and refresh token");
        } catch (IOException unreachable) {
            throw new Unavailable(host + ", which renews the access token, cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the access token was renewed");
        }
    }

    private String form() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("client_id", grant.clientId());
        grant.clientSecret().ifPresent(secret -> fields.put("client_secret", secret));
        fields.put("refresh_token", refreshToken);
        grant.scope().ifPresent(scope -> fields.put("scope", scope));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1).replace("\\/", "/")) : Optional.empty();
    }

    @Override
    public String toString() {
        return "RefreshedToken[" + grant.tokenUrl().getHost() + "]";
    }
}
