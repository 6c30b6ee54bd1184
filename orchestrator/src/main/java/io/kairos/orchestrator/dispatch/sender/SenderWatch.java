package io.kairos.orchestrator.dispatch.sender;

import io.kairos.orchestrator.dispatch.sender.SenderStore.Counts;
import io.kairos.orchestrator.platform.Pump;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts complaints against what was delivered, for each sender, and pauses its channel when they are too many. What this node
 * delivered is added up every minute from its own metrics: a crash forgets less than a minute's deliveries, which makes the share
 * of complaints look higher, never lower.
 */
@Component
public class SenderWatch implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(SenderWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Map<String, Sender> senders = new TreeMap<>();
    private final Map<String, Double> told = new ConcurrentHashMap<>();
    private final Map<String, SenderStanding> standings = new ConcurrentHashMap<>();
    private final SenderStore store;
    private final ComplaintSettings settings;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    SenderWatch(
            List<Sender> senders,
            SenderStore store,
            ComplaintSettings settings,
            MeterRegistry registry,
            InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        for (Sender sender : senders) {
            this.senders.put(sender.channel(), sender);
            Gauge.builder("kairos.sender.complaints", () -> share(sender.channel()))
                    .description("complaints as a share of what was delivered within the window")
                    .tag("sender", sender.domain())
                    .register(registry);
            Gauge.builder("kairos.sender.paused", () -> isPaused(sender.channel()) ? 1 : 0)
                    .description("1 while nothing is sent, since too many complained")
                    .tag("sender", sender.domain())
                    .register(registry);
        }
    }

    @Override
    public String name() {
        return "senders";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(EVERY);
        look();
        return 0;
    }

    /** Adds up what was delivered since the last look and judges every sender. */
    public synchronized void look() {
        senders.values().forEach(sender -> judge(sender, clock.instant()));
    }

    private void judge(Sender sender, Instant now) {
        double sent = sent(sender.channel());
        long more = Math.round(sent - told.getOrDefault(sender.channel(), 0.0));
        if (more > 0) {
            store.sent(sender, more, now);
        }
        told.put(sender.channel(), sent);
        store.forgetOthers(sender, now);
        Counts counts = store.counts(sender, settings.window(), now);
        if (reaches(counts, settings.stopAt()) && store.pause(sender, counts, now)) {
            LOG.error(
                    "{} complaints about {} messages delivered: sending as {} is paused until somebody resumes it",
                    counts.complaints(),
                    counts.delivered(),
                    sender.domain());
        }
        SenderStanding standing = standing(sender, counts);
        SenderStanding before = standings.put(sender.channel(), standing);
        if (standing.standing().equals("warned")
                && (before == null || !before.standing().equals("warned"))) {
            LOG.warn(
                    "{} complaints about {} messages delivered as {}: from {} % on sending pauses",
                    counts.complaints(), counts.delivered(), sender.domain(), settings.stopAt() * 100);
        }
    }

    private SenderStanding standing(Sender sender, Counts counts) {
        return store.pause(sender)
                .map(pause -> new SenderStanding(
                        sender.domain(), pause.delivered(), pause.complaints(), "paused", Optional.of(pause.at())))
                .orElseGet(() -> new SenderStanding(
                        sender.domain(),
                        counts.delivered(),
                        counts.complaints(),
                        reaches(counts, settings.warnAt()) ? "warned" : "well",
                        Optional.empty()));
    }

    private boolean reaches(Counts counts, double share) {
        return counts.delivered() >= settings.from() && counts.complaints() >= share * counts.delivered();
    }

    /** How the sender of this channel stands at this moment; empty for channels without one. */
    public Optional<SenderStanding> standing(String channel) {
        return Optional.ofNullable(senders.get(channel))
                .map(sender -> standing(sender, store.counts(sender, settings.window(), clock.instant())));
    }

    /** Lets a channel send again; complaints and deliveries are counted from now on. Whether it was paused. */
    public boolean resume(String channel, String by) {
        boolean resumed = store.resume(channel, by, clock.instant());
        if (resumed) {
            LOG.info("Sending by channel {} is resumed", channel);
            look();
        }
        return resumed;
    }

    private double sent(String channel) {
        return registry
                .find("kairos.dispatch.answers")
                .tag("channel", channel)
                .tag("outcome", "Accepted")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double share(String channel) {
        return Optional.ofNullable(standings.get(channel))
                .filter(one -> one.delivered() > 0)
                .map(one -> (double) one.complaints() / one.delivered())
                .orElse(0.0);
    }

    private boolean isPaused(String channel) {
        return Optional.ofNullable(standings.get(channel))
                .filter(one -> one.pausedAt().isPresent())
                .isPresent();
    }

    /** Complaints are looked for in every round, whatever the clock says. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
