package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.journeys.message.MessageException;
import io.kairos.orchestrator.customer.Customers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes a message once more, to look for it at its provider. */
@Component
class Drafts {
    private final Customers customers;
    private final ContentFacts facts;
    private final MessageWriter writer;

    Drafts(Customers customers, ContentFacts facts, MessageWriter writer) {
        this.customers = customers;
        this.facts = facts;
        this.writer = writer;
    }

    /** The message as it would be written now; empty when it no longer can be. */
    Optional<OutboundMessage> again(Claim claim) {
        var customer = Optional.ofNullable(customers
                .find(Set.of(claim.dispatch().customerId()))
                .get(claim.dispatch().customerId()));
        var need = Optional.ofNullable(facts.needs(List.of(claim)).get(claim.id()));
        try {
            return customer.flatMap(person -> need.map(about -> writer.write(claim, person, about)));
        } catch (MessageException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
