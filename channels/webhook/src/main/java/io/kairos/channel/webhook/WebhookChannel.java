package io.kairos.channel.webhook;

import io.kairos.channel.http.RetryAfter;
import io.kairos.channel.http.UnderWay;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.webhook.Caller.Call;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * JSON to an address of the web, signed as Standard Webhooks 1.0.0 has it. The {@code webhook-id} is the dispatch id on
 * every attempt, so the receiver recognises repeats and a hand-off without an answer may be made again. Thread-safe.
 */
public final class WebhookChannel implements Channel {

    /** Its settings begin with it, its dispatches name it. */
    public static final String ID = "webhook";

    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** Standard Webhooks asks for payloads below 20 KiB; receivers commonly refuse more than a few hundred. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int GONE = 410;
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429, 503);

    /** Set here or by the client: a message must not say otherwise. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "proxy-authorization",
            "keep-alive");

    private static final ChannelDescriptor DESCRIPTOR = new ChannelDescriptor(
            ID,
            DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY,
            false,
            Duration.ZERO,
            ChannelCapabilities.of(MessageContent.Kind.JSON, Recipient.Kind.URL)
                    .withLimits(new PayloadLimit(MAX_BYTES, PayloadLimit.Unit.BYTES)));

    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Caller caller;
    private final UnderWay underWay;

    private WebhookChannel(WebhookSettings settings, InstantSource clock, CheckedDns.Names names) {
        this.settings = settings;
        this.clock = clock;
        this.caller = new Caller(settings.limits(), new CheckedDns(names, settings.reach()));
        this.underWay = new UnderWay(caller::close);
    }

    /** A channel; it connects when the first message is delivered. */
    public static WebhookChannel open(WebhookSettings settings, InstantSource clock) {
        return new WebhookChannel(settings, clock, InetAddress::getAllByName);
    }

    static WebhookChannel open(WebhookSettings settings, InstantSource clock, CheckedDns.Names names) {
        return new WebhookChannel(settings, clock, names);
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public DeliveryOutcome deliver(OutboundMessage message) {
        if (!(message.content() instanceof MessageContent.Json content)) {
            return new DeliveryOutcome.Refused("bad-content", "a webhook carries JSON and nothing else");
        }
        if (content.json().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return new DeliveryOutcome.Refused("too-long", "the JSON is longer than " + MAX_BYTES + " bytes");
        }
        Optional<URI> url = url(message.recipient());
        if (url.isEmpty()) {
            return new DeliveryOutcome.Refused("bad-address", "the address is no address of the web");
        }
        Optional<String> objection =
                Target.objection(url.get(), settings.reach()).or(() -> reserved(message.headers()));
        if (objection.isPresent()) {
            return new DeliveryOutcome.Refused("bad-address", objection.get());
        }
        if (!underWay.enter()) {
            return new DeliveryOutcome.TryAgain(CLOSED, "the channel is closed");
        }
        try {
            return outcome(
                    caller.post(url.get(), headers(message, url.get(), content.json()), content.json()), message);
        } finally {
            underWay.leave();
        }
    }

    private static Optional<URI> url(Recipient recipient) {
        if (recipient instanceof Recipient.Url url) {
            return Optional.of(url.url()).filter(one -> !one.isOpaque());
        }
        return recipient instanceof Recipient.Line line ? Target.parse(line.line()) : Optional.empty();
    }

    private static Optional<String> reserved(Map<String, String> headers) {
        return headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> RESERVED.contains(name) || name.startsWith("webhook-"))
                .findFirst()
                .map(name -> "the header " + name + " is not for a message to set");
    }

    private Map<String, String> headers(OutboundMessage message, URI url, String json) {
        long timestamp = clock.instant().getEpochSecond();
        String id = message.dispatchId();
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                settings.secrets().forHost(url.getHost()).stream()
                        .map(secret -> secret.sign(id, timestamp, json))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private DeliveryOutcome outcome(Call call, OutboundMessage message) {
        if (call instanceof Call.Answered answered) {
            return answered(answered, message);
        }
        if (call instanceof Call.Forbidden forbidden) {
            return new DeliveryOutcome.Refused("bad-address", forbidden.why());
        }
        if (call instanceof Call.NotSent notSent) {
            return new DeliveryOutcome.TryAgain(AGAIN, "the receiver cannot be reached: " + notSent.why());
        }
        return new DeliveryOutcome.Unknown("the request left, then " + ((Call.Lost) call).why());
    }

    private DeliveryOutcome answered(Call.Answered answered, OutboundMessage message) {
        int status = answered.status();
        Instant now = clock.instant();
        if (status / 100 == 2) {
            return new DeliveryOutcome.Accepted(message.dispatchId(), now);
        }
        String why = "the receiver answered " + status;
        if (status == GONE) {
            return new DeliveryOutcome.Refused("410", "the receiver wants no more webhooks", true);
        }
        if (NOT_NOW.contains(status) || status / 100 == 5) {
            Duration after = answered.retryAfter()
                    .flatMap(header -> RetryAfter.read(header, now))
                    .orElse(AGAIN);
            return new DeliveryOutcome.TryAgain(after, why);
        }
        return new DeliveryOutcome.Refused(
                Integer.toString(status), status / 100 == 3 ? why + ": redirects are not followed" : why);
    }

    @Override
    public void close() {
        underWay.close();
    }
}
