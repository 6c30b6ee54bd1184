package io.kairos.channel.providers;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of Standard Webhooks on 127.0.0.1: takes every path, checks signature and time, answers 204 to the genuine
 * and 401 to the others, and knows repeats by their id.
 */
public final class FakeWebhookReceiver implements AutoCloseable {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final WebhookReceiverSettings settings;
    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final List<ReceivedWebhook> received = new CopyOnWriteArrayList<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger posts = new AtomicInteger();
    private final Optional<AcceptedLedger> ledger;
    private final LoopbackServer server;

    private FakeWebhookReceiver(WebhookReceiverSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = settings.ledger().map(AcceptedLedger::open);
        this.server = LoopbackServer.start("webhook-receiver", settings.port(), this::answer);
    }

    /** Starts listening. */
    public static FakeWebhookReceiver start(WebhookReceiverSettings settings, InstantSource clock) {
        return new FakeWebhookReceiver(settings, clock);
    }

    /** An endpoint of it. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Which requests it fails on. */
    public Faults faults() {
        return faults;
    }

    /** How often it was called, whatever it answered. */
    public int posts() {
        return posts.get();
    }

    /** How many connections were made to it. */
    public int connections() {
        return server.connections();
    }

    /** What it got and did not fail on, in order, repeats and the not genuine included. */
    public List<ReceivedWebhook> received() {
        return List.copyOf(received);
    }

    private Reply answer(Request request) {
        posts.incrementAndGet();
        Optional<Fault> fault = faults.take();
        if (fault.isPresent() && !fault.get().taken()) {
            return new Reply.Failing(fault.get());
        }
        String id = request.headers().getOrDefault("webhook-id", "");
        boolean genuine = isGenuine(request, id);
        boolean repeated = genuine && !taken.add(id);
        ReceivedWebhook hook = new ReceivedWebhook(
                id,
                request.target().getPath(),
                new TreeMap<>(request.headers()),
                request.text(),
                genuine,
                repeated,
                clock.instant());
        if (genuine) {
            ledger.ifPresent(lines -> lines.append(id, repeated ? "repeated" : "first"));
        }
        received.add(hook);
        settings.sink().accept(hook);
        int status = genuine ? 204 : 401;
        return fault.<Reply>map(Reply.Failing::new).orElseGet(() -> new Reply.Answer(status, Map.of(), ""));
    }

    private boolean isGenuine(Request request, String id) {
        String timestamp = request.headers().getOrDefault("webhook-timestamp", "");
        String given = request.headers().getOrDefault("webhook-signature", "");
        return isRecent(timestamp)
                && settings.secrets().stream()
                        .map(secret -> sign(secret, id + "." + timestamp + "." + request.text()))
                        .anyMatch(right -> Arrays.stream(given.split(" ", -1)).anyMatch(one -> isEqual(right, one)));
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException notATime) {
            return false;
        }
    }

    private static String sign(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean isEqual(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
        ledger.ifPresent(AcceptedLedger::close);
    }
}
