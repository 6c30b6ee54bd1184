package io.kairos.channel.display.network;

import io.kairos.channel.display.identity.GoogleIdentifiers;
import io.kairos.channel.display.network.JsonHttp.Reply;
import io.kairos.channel.http.RefreshedToken;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.channel.spi.Recipient.Identity;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Customer Match lists of Google Ads through the Data Manager API: {@code audienceMembers:ingest} and {@code audienceMembers:remove}.
 * Every member carries consent to the use of her data, since only customers whose consent stands are dispatched here.
 */
public final class GoogleAudiences implements AudienceNetwork {

    private static final String NAME = "google";
    private static final int MAX_MEMBERS = 10_000;
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})(\\.\\d+)?s");

    private final GoogleSettings settings;
    private final InstantSource clock;
    private final JsonHttp http;

    public GoogleAudiences(GoogleSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new JsonHttp(settings.timeout());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return MAX_MEMBERS;
    }

    @Override
    public boolean has(String audience) {
        return settings.audiences().containsKey(audience);
    }

    @Override
    public List<DeliveryOutcome> change(String audience, Membership membership, List<Identity> people, String key) {
        return Recognisable.only(people, GoogleIdentifiers::of, List::isEmpty, members -> {
            String token;
            try {
                token = settings.token().current();
            } catch (RefreshedToken.Unavailable none) {
                return Outcomes.all(Outcomes.noToken(NAME, String.valueOf(none.getMessage())), members.size());
            }
            String verb = membership == Membership.ENTER ? "ingest" : "remove";
            Reply reply = http.send(
                    "POST",
                    URI.create(settings.baseUrl() + "/v1/audienceMembers:" + verb),
                    token,
                    body(audience, membership, members));
            return Outcomes.all(outcome(reply, token), members.size());
        });
    }

    private Map<String, Object> body(
            String audience, Membership membership, List<List<Map<String, Object>>> identifiers) {
        Map<String, Object> destination = new HashMap<>();
        destination.put("operatingAccount", account(settings.accountId()));
        settings.loginAccountId().ifPresent(login -> destination.put("loginAccount", account(login)));
        destination.put("productDestinationId", settings.audiences().get(audience));
        Map<String, Object> body = new HashMap<>();
        body.put("destinations", List.of(destination));
        body.put(
                "audienceMembers",
                identifiers.stream()
                        .map(of -> Map.of("userData", Map.of("userIdentifiers", of)))
                        .toList());
        body.put("encoding", "HEX");
        if (membership == Membership.ENTER) {
            body.put("consent", Map.of("adUserData", "CONSENT_GRANTED", "adPersonalization", "CONSENT_GRANTED"));
            body.put("termsOfService", Map.of("customerMatchTermsOfServiceStatus", "ACCEPTED"));
        }
        return body;
    }

    private static Map<String, Object> account(String id) {
        return Map.of("accountType", "GOOGLE_ADS", "accountId", id);
    }

    private DeliveryOutcome outcome(Reply reply, String token) {
        if (reply instanceof Reply.NotSent not) {
            return Outcomes.notSent(NAME, not.why());
        }
        if (reply instanceof Reply.NoAnswer none) {
            return Outcomes.noAnswer(NAME, none.why());
        }
        Reply.Answer answer = (Reply.Answer) reply;
        if (answer.status() / 100 == 2) {
            String id = answer.body().path("requestId").asString("");
            return new DeliveryOutcome.Accepted(NAME + ":" + (id.isBlank() ? "accepted" : id), clock.instant());
        }
        JsonNode error = answer.body().path("error");
        String status = error.path("status").asString("");
        if (answer.status() == 401 || status.equals("UNAUTHENTICATED")) {
            settings.token().rejected(token);
            return settings.token().renews() ? Outcomes.renewing(NAME) : Outcomes.token(NAME);
        }
        if (answer.status() == 429 || status.equals("RESOURCE_EXHAUSTED")) {
            return Outcomes.rateLimit(NAME, pause(answer, error));
        }
        if (answer.status() == 403) {
            return Outcomes.permission(NAME);
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            return Outcomes.broken(NAME, answer.status(), pause(answer, error));
        }
        return new DeliveryOutcome.Refused(
                answer.status() + " " + (status.matches("[A-Z_]{1,60}") ? status : "ERROR"),
                "google does not take the request: check the account and the list id of the audience");
    }

    /** {@code Retry-After}, else the delay in the error's RetryInfo, else a minute. */
    private static Duration pause(Reply.Answer answer, JsonNode error) {
        if (answer.retryAfter().isPresent()) {
            return answer.retryAfter().get();
        }
        Optional<Duration> told = Optional.empty();
        for (JsonNode detail : error.path("details")) {
            Matcher delay = DELAY.matcher(detail.path("retryDelay").asString(""));
            if (delay.matches()) {
                told = Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(delay.group(1)))));
            }
        }
        return told.orElse(USUAL_PAUSE);
    }
}
