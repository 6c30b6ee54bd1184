package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;

import io.kairos.journeys.message.MessageException;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.ContentFacts.NeedFacts;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Asks the guards about claimed dispatches and writes the messages of those that may go; reads, and changes nothing. */
@Component
class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final Customers customers;
    private final SendGuards guards;
    private final ContentFacts facts;
    private final MessageWriter writer;
    private final ChannelSet channels;

    Preparation(Customers customers, SendGuards guards, ContentFacts facts, MessageWriter writer, ChannelSet channels) {
        this.customers = customers;
        this.guards = guards;
        this.facts = facts;
        this.writer = writer;
        this.channels = channels;
    }

    /** Whether a hand-off of this channel may be made again without knowing how the first one ended. */
    boolean isRepeatable(String channel) {
        return channels.isRepeatable(channel);
    }

    List<Prepared> prepare(List<Claim> claims, Instant now) {
        Map<UUID, CustomerProfile> profiles = customers.find(
                claims.stream().map(claim -> claim.dispatch().customerId()).collect(Collectors.toSet()));
        Map<UUID, Ruling> rulings =
                guards.ask(claims.stream().map(Claim::request).toList(), profiles, now);
        Map<UUID, NeedFacts> needs = facts.needs(claims);
        List<Prepared> prepared = new ArrayList<>();
        for (Claim claim : claims) {
            Ruling ruling = requireNonNull(rulings.get(claim.id()));
            CustomerProfile profile = profiles.get(claim.dispatch().customerId());
            NeedFacts need = needs.get(claim.id());
            prepared.add(
                    ruling.verdict() instanceof Verdict.Allow && profile != null && need != null
                            ? prepare(claim, ruling, profile, need)
                            : stopped(claim, ruling));
        }
        return prepared;
    }

    /** One after the other, since together they fail: the one that fails alone as well is set aside. */
    List<Prepared> prepareEach(List<Claim> claims, Instant now) {
        List<Prepared> prepared = new ArrayList<>();
        for (Claim claim : claims) {
            try {
                prepared.addAll(prepare(List.of(claim), now));
            } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("Dispatch {} cannot be prepared and is set aside", claim.id(), e);
                Map<String, String> params = Map.of(
                        "channel",
                        claim.dispatch().channel(),
                        "why",
                        e.getClass().getSimpleName());
                Verdict refuse = new Verdict.Refuse(new Reason("poisoned", params));
                prepared.add(
                        new Prepared.Stopped(claim, new Ruling(refuse, List.of(refuse.reason()), List.of(refuse))));
            }
        }
        return prepared;
    }

    /** A need that is gone since the guards were asked was merged into another customer, and the dispatch with it. */
    private static Prepared stopped(Claim claim, Ruling ruling) {
        return ruling.verdict() instanceof Verdict.Allow
                ? Prepared.Stopped.refused(claim, ruling, "need-missing", "")
                : new Prepared.Stopped(claim, ruling);
    }

    private Prepared prepare(Claim claim, Ruling ruling, CustomerProfile profile, NeedFacts need) {
        if (!channels.isServed(claim.dispatch().channel())) {
            return Prepared.Stopped.refused(claim, ruling, "channel-missing", "");
        }
        try {
            return new Prepared.Ready(claim, ruling, writer.write(claim, profile, need));
        } catch (MessageException e) {
            return Prepared.Stopped.refused(
                    claim, ruling, "content-failed", e.problem().code());
        } catch (IllegalArgumentException e) {
            return Prepared.Stopped.refused(claim, ruling, "content-failed", "UNSENDABLE");
        }
    }
}
