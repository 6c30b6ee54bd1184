package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.journeys.message.MessageException;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.dispatch.ContentFacts.NeedFacts;
import io.kairos.orchestrator.guard.Addresses;
import io.kairos.orchestrator.guard.Reached;
import io.kairos.orchestrator.guard.SendGuards;
import io.kairos.orchestrator.guard.SystemMessages;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a message in the customer's language, addressed and with the headers of its channel. */
@Component
class MessageWriter {
    private final MessageTemplates templates;
    private final MessageValues values;
    private final UnsubscribeLinks links;
    private final SendGuards guards;
    private final ChannelSet channels;
    private final ContentWriter contents;

    MessageWriter(
            MessageTemplates templates,
            MessageValues values,
            UnsubscribeLinks links,
            SendGuards guards,
            ChannelSet channels,
            ContentWriter contents) {
        this.templates = templates;
        this.values = values;
        this.links = links;
        this.guards = guards;
        this.channels = channels;
        this.contents = contents;
    }

    /**
     * Writes one message.
     *
     * @throws MessageException when its template cannot be filled
     * @throws IllegalArgumentException when what it holds cannot be sent
     */
    OutboundMessage write(Claim claim, CustomerProfile customer, NeedFacts need) {
        NewDispatch dispatch = claim.dispatch();
        MessageContent.Kind kind = channels.contentOf(dispatch.channel());
        if (kind == MessageContent.Kind.AUDIENCE) {
            return message(dispatch, customer, contents.audience(need.productType()), Map.of());
        }
        URI unsubscribe = links.to(new DispatchQueue.Line(dispatch.customerId(), dispatch.channel(), dispatch.topic()));
        ContentWriter.Draft draft = new ContentWriter.Draft(
                dispatch, customer, need, templateId(dispatch, need), values(dispatch, customer, need, unsubscribe));
        return message(
                dispatch,
                customer,
                lawful(contents.write(kind, draft), dispatch, customer),
                headers(dispatch, unsubscribe));
    }

    private OutboundMessage message(
            NewDispatch dispatch, CustomerProfile customer, MessageContent content, Map<String, String> headers) {
        return new OutboundMessage(dispatch.id().toString(), recipient(dispatch.channel(), customer), content, headers);
    }

    private MessageContent lawful(MessageContent content, NewDispatch dispatch, CustomerProfile customer) {
        return content instanceof MessageContent.ShortText
                ? new MessageContent.ShortText(
                        guards.lawful(content.text(), dispatch.channel(), dispatch.topic(), customer))
                : content;
    }

    /** The guards let nothing through that reaches nobody. */
    private Recipient recipient(String channel, CustomerProfile customer) {
        if (Addresses.of(channel, channels, customer) instanceof Reached.At reached) {
            return reached.recipient();
        }
        throw new IllegalArgumentException("no usable address");
    }

    /** One-click unsubscription as RFC 8058 has it, for every email the customer may end. */
    private Map<String, String> headers(NewDispatch dispatch, URI unsubscribe) {
        if (!dispatch.channel().equals(Addresses.EMAIL) || guards.isTransactional(dispatch.topic())) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return headers;
    }

    private String templateId(NewDispatch dispatch, NeedFacts need) {
        return templates
                .idFor(dispatch.template(), need.productType(), dispatch.round())
                .orElse(dispatch.template());
    }

    private Map<String, Object> values(
            NewDispatch dispatch, CustomerProfile customer, NeedFacts need, URI unsubscribe) {
        Map<String, Object> known = new HashMap<>(
                values.of(dispatch, customer, need, unsubscribe, links.preferences(dispatch.customerId())));
        if (dispatch.journeyId().equals(SystemMessages.DOUBLE_OPT_IN)) {
            known.put("confirm_url", links.confirmation(dispatch.enrolmentId()).toString());
        }
        return known;
    }
}
