package io.kairos.channel.display.network;

import io.kairos.channel.display.identity.MetaIdentifiers;
import io.kairos.channel.display.network.JsonHttp.Reply;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.channel.spi.Recipient.Identity;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Custom Audiences of Meta: {@code POST} and {@code DELETE /{audience}/users} with schema and rows, one session a call. */
public final class MetaAudiences implements AudienceNetwork {

    private static final String NAME = "meta";
    private static final int MAX_ROWS = 10_000;
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(5);
    /** Of the application, of the user, of the account, of the endpoint, of custom audiences. */
    private static final Set<Integer> RATE_LIMITS = Set.of(4, 17, 32, 613, 80003, 80004);

    private static final Set<Integer> TEMPORARY = Set.of(1, 2);
    private static final Set<Integer> PERMISSIONS = Set.of(3, 10, 200, 294);
    private static final int TOKEN = 190;
    private static final Pattern REGAIN = Pattern.compile("\"estimated_time_to_regain_access\"\\s*:\\s*(\\d{1,6})");

    private final MetaSettings settings;
    private final InstantSource clock;
    private final JsonHttp http;

    public MetaAudiences(MetaSettings settings, InstantSource clock) {
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
        return MAX_ROWS;
    }

    @Override
    public boolean has(String audience) {
        return settings.audiences().containsKey(audience);
    }

    @Override
    public List<DeliveryOutcome> change(String audience, Membership membership, List<Identity> people, String key) {
        return Recognisable.only(
                people,
                MetaIdentifiers::row,
                Optional::isEmpty,
                rows -> send(
                        audience,
                        membership,
                        rows.stream().map(Optional::orElseThrow).toList(),
                        key));
    }

    private List<DeliveryOutcome> send(String audience, Membership membership, List<List<String>> rows, String key) {
        String token = settings.token().current();
        Reply reply = http.send(
                membership == Membership.ENTER ? "POST" : "DELETE",
                URI.create(settings.baseUrl() + "/" + settings.audiences().get(audience) + "/users"),
                token,
                Map.of(
                        "session",
                        Map.of(
                                "session_id",
                                session(key),
                                "batch_seq",
                                1,
                                "last_batch_flag",
                                true,
                                "estimated_num_total",
                                rows.size()),
                        "payload",
                        Map.of("schema", MetaIdentifiers.SCHEMA, "data", rows)));
        if (reply instanceof Reply.Answer answer && answer.status() / 100 == 2) {
            return taken(audience, membership, rows, key, answer);
        }
        return Outcomes.all(failure(reply, token), rows.size());
    }

    /** Meta counts the rows it cannot read without saying which: halving finds them, and repeating the others changes nothing. */
    private List<DeliveryOutcome> taken(
            String audience, Membership membership, List<List<String>> rows, String key, Reply.Answer answer) {
        int invalid = answer.body().path("num_invalid_entries").asInt(0);
        if (invalid == 0) {
            String id = answer.body().path("session_id").asString(key);
            return Outcomes.all(new DeliveryOutcome.Accepted(NAME + ":" + id, clock.instant()), rows.size());
        }
        if (invalid >= rows.size()) {
            return Outcomes.all(Outcomes.nobody(), rows.size());
        }
        int half = rows.size() / 2;
        List<DeliveryOutcome> outcomes = new ArrayList<>(send(audience, membership, rows.subList(0, half), key + "/0"));
        outcomes.addAll(send(audience, membership, rows.subList(half, rows.size()), key + "/1"));
        return outcomes;
    }

    /** A positive number of 63 bits, the same for the same key. */
    private static long session(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash & Long.MAX_VALUE;
    }

    private DeliveryOutcome failure(Reply reply, String token) {
        if (reply instanceof Reply.NotSent not) {
            return Outcomes.notSent(NAME, not.why());
        }
        if (reply instanceof Reply.NoAnswer none) {
            return Outcomes.noAnswer(NAME, none.why());
        }
        Reply.Answer answer = (Reply.Answer) reply;
        JsonNode error = answer.body().path("error");
        int code = error.path("code").asInt(0);
        if (code == TOKEN || answer.status() == 401) {
            settings.token().rejected(token);
            return Outcomes.token(NAME);
        }
        if (RATE_LIMITS.contains(code) || answer.status() == 429) {
            return Outcomes.rateLimit(NAME, pause(answer));
        }
        if (PERMISSIONS.contains(code) || answer.status() == 403) {
            return Outcomes.permission(NAME);
        }
        if (TEMPORARY.contains(code)
                || error.path("is_transient").asBoolean(false)
                || answer.status() >= 500
                || answer.status() == 408) {
            return Outcomes.broken(NAME, answer.status(), answer.retryAfter().orElse(Duration.ZERO));
        }
        return new DeliveryOutcome.Refused(
                answer.status() + " code " + code,
                "meta does not take the request: check the account and the id of the audience");
    }

    private static Duration pause(Reply.Answer answer) {
        return answer.retryAfter()
                .or(() -> answer.raw()
                        .headers()
                        .firstValue("X-Business-Use-Case-Usage")
                        .flatMap(MetaAudiences::minutesToRegain))
                .orElse(USUAL_PAUSE);
    }

    /** {@code estimated_time_to_regain_access}, in minutes, as Meta's header of usage says. */
    private static Optional<Duration> minutesToRegain(String usage) {
        Matcher minutes = REGAIN.matcher(usage);
        return minutes.find() && Long.parseLong(minutes.group(1)) > 0
                ? Optional.of(Duration.ofMinutes(Long.parseLong(minutes.group(1))))
                : Optional.empty();
    }
}
