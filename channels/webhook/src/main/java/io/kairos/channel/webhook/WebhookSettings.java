package io.kairos.channel.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How webhooks are signed, where they may go and how long they may take. */
public record WebhookSettings(Secrets secrets, Reach reach, Limits limits) {

    /** Secrets with everything else as usual: https, public addresses alone. */
    public static WebhookSettings of(Secrets secrets) {
        return new WebhookSettings(secrets, Reach.PUBLIC, Limits.USUAL);
    }

    /**
     * What requests are signed with. Each is signed with every secret of its receiver, so that a secret is changed without a
     * gap: add the new one, let the receiver take it over, remove the old one.
     *
     * @param usual for receivers without secrets of their own; at least one
     * @param byHost for single receivers: a receiver that knows another's secret could forge its requests
     */
    public record Secrets(List<Secret> usual, Map<String, List<Secret>> byHost) {
        public Secrets {
            usual = List.copyOf(usual);
            Map<String, List<Secret>> lower = new TreeMap<>();
            byHost.forEach((host, secrets) -> lower.put(host.toLowerCase(Locale.ROOT), List.copyOf(secrets)));
            byHost = Map.copyOf(lower);
            if (usual.isEmpty() || byHost.values().stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("webhooks need at least one secret");
            }
        }

        /** The same for every receiver. */
        public static Secrets of(String... secrets) {
            return new Secrets(List.of(secrets).stream().map(Secret::parse).toList(), Map.of());
        }

        List<Secret> forHost(String host) {
            return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)))
                    .orElse(usual);
        }
    }

    /**
     * Where webhooks may go.
     *
     * @param plainHttp whether {@code http} is allowed beside {@code https}
     * @param internalHosts hosts, as they stand in the address, that may be internal; all others must be public
     */
    public record Reach(boolean plainHttp, Set<String> internalHosts) {

        /** https to public addresses. */
        public static final Reach PUBLIC = new Reach(false, Set.of());

        public Reach {
            internalHosts = internalHosts.stream()
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }

        boolean isInternal(String host) {
            return internalHosts.contains(host.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Bounds that keep a thread from waiting for ever.
     *
     * @param connections most connections open at once
     * @param connect for a connection to stand, and for a free one to turn up
     * @param silence longest pause of the receiver
     * @param total for the whole exchange
     * @param answerBytes most that is read of an answer
     */
    public record Limits(int connections, Duration connect, Duration silence, Duration total, int answerBytes) {

        /** 16 connections; 5 s to connect, 15 s silence, 20 s in all, as Standard Webhooks advises 15 to 30 s; 64 KiB. */
        public static final Limits USUAL =
                new Limits(16, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20), 64 * 1024);

        public Limits {
            if (connections < 1 || answerBytes < 0) {
                throw new IllegalArgumentException("connections must be at least 1 and answer bytes at least 0");
            }
            if (connect.toMillis() < 1 || silence.toMillis() < 1 || total.toMillis() < 1) {
                throw new IllegalArgumentException("timeouts must be at least 1 ms");
            }
        }
    }
}
