package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.inbound.BounceMailbox;
import io.kairos.channel.email.inbound.BounceMailbox.MailboxException;
import io.kairos.channel.email.inbound.InboundMail;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.orchestrator.dispatch.feedback.Outcomes;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the bounce mailbox every so often. Anybody may write to it, so only what is about a dispatch of ours counts: one
 * whose signed address or Message-ID the mail brings back. A mailbox that cannot be read is asked again, ever more rarely.
 */
final class BouncePump implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(BouncePump.class);
    private static final String EMAIL = "email";
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Optional<BounceMailbox> mailbox;
    private final Duration every;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private int failures;

    BouncePump(Optional<BounceMailbox> mailbox, Optional<Duration> every, Outcomes outcomes, InstantSource clock) {
        this.mailbox = mailbox;
        this.every = every.orElse(LONGEST_PAUSE);
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bounces";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        if (mailbox.isEmpty() || now.isBefore(next)) {
            return 0;
        }
        next = now.plus(every);
        try {
            int mails = mailbox.get().poll(this::take);
            failures = 0;
            return mails;
        } catch (MailboxException unreadable) {
            failures++;
            Duration pause = every.multipliedBy(1L << Math.min(failures, 10));
            next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            LOG.warn("{}; it is tried again at {}", unreadable.getMessage(), next, failures == 1 ? unreadable : null);
            return 0;
        }
    }

    /** The hour of the next look says nothing about work that waits. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    private void take(InboundMail mail) {
        if (mail instanceof InboundMail.Told told) {
            List<DeliveryEvent> ours = told.events().stream()
                    .filter(event -> event.source().dispatchId().isPresent())
                    .toList();
            outcomes.ofDispatches(EMAIL, ours);
        }
    }
}
