package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.MessageContent;
import io.kairos.journeys.message.MessageException;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.dispatch.ContentFacts.NeedFacts;
import io.kairos.orchestrator.guard.SendGuards;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a message would say, with links that lead nowhere: whoever looks at a trial must not end a customer's messages. */
@Component
class TrialMessages {
    private static final URI PAGE = URI.create("https://preview.invalid/");

    private final Customers customers;
    private final ContentFacts facts;
    private final MessageTemplates templates;
    private final MessageValues values;
    private final ChannelSet channels;
    private final SendGuards guards;

    TrialMessages(
            Customers customers,
            ContentFacts facts,
            MessageTemplates templates,
            MessageValues values,
            ChannelSet channels,
            SendGuards guards) {
        this.customers = customers;
        this.facts = facts;
        this.templates = templates;
        this.values = values;
        this.channels = channels;
        this.guards = guards;
    }

    /** Whether anybody serves its channel. */
    boolean isServed(Claim claim) {
        return channels.isServed(claim.dispatch().channel());
    }

    /**
     * The message as its channel carries it; empty where there is nothing to read, as in an audience.
     *
     * @throws MessageException when its template cannot be filled
     */
    Optional<DispatchTrials.Message> of(Claim claim) {
        NewDispatch dispatch = claim.dispatch();
        Optional<CustomerProfile> customer = Optional.ofNullable(
                customers.find(List.of(dispatch.customerId())).get(dispatch.customerId()));
        Optional<NeedFacts> need =
                Optional.ofNullable(facts.needs(List.of(claim)).get(claim.id()));
        return customer.flatMap(profile -> need.flatMap(about -> of(dispatch, profile, about)));
    }

    private Optional<DispatchTrials.Message> of(NewDispatch dispatch, CustomerProfile customer, NeedFacts need) {
        Map<String, Object> known = values.of(dispatch, customer, need, PAGE, PAGE);
        String template = templates
                .idFor(dispatch.template(), need.productType(), dispatch.round())
                .orElse(dispatch.template());
        MessageContent.Kind kind = channels.contentOf(dispatch.channel());
        return switch (kind) {
            case AUDIENCE -> Optional.empty();
            case SHORT_TEXT ->
                Optional.of(new DispatchTrials.Message(
                        dispatch.channel(),
                        Optional.empty(),
                        Optional.of(guards.lawful(
                                templates.renderShortText(template, customer.locale(), known),
                                dispatch.channel(),
                                dispatch.topic(),
                                customer)),
                        Optional.empty()));
            case LETTER -> {
                var letter = templates.renderLetter(template, customer.locale(), known);
                yield Optional.of(new DispatchTrials.Message(
                        dispatch.channel(),
                        Optional.of(letter.subject()),
                        Optional.empty(),
                        Optional.of(letter.html())));
            }
            case EMAIL, JSON -> {
                var mail = templates.render(template, customer.locale(), known);
                yield Optional.of(new DispatchTrials.Message(
                        dispatch.channel(),
                        Optional.of(mail.subject()),
                        Optional.of(mail.text()),
                        Optional.of(mail.html())));
            }
        };
    }
}
