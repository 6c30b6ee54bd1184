package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.MessageContent.Audience.Membership;
import io.kairos.journeys.message.MessageException;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.message.RenderedLetter;
import io.kairos.journeys.message.RenderedMessage;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.dispatch.ContentFacts.NeedFacts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a message says, in the kind of content its channel carries. */
@Component
class ContentWriter {
    private static final int JSON_VERSION = 1;

    private final MessageTemplates templates;
    private final JsonMapper json;
    private final EmailFinish finish;

    ContentWriter(MessageTemplates templates, JsonMapper json, EmailFinish finish) {
        this.finish = finish;
        this.templates = templates;
        this.json = json;
    }

    /** Whom, what about, and with which words. */
    record Draft(
            NewDispatch dispatch,
            CustomerProfile customer,
            NeedFacts need,
            String template,
            Map<String, Object> values) {
        Locale locale() {
            return customer.locale();
        }
    }

    /**
     * Writes the content.
     *
     * @throws MessageException when the template cannot be filled or has no such form
     * @throws IllegalArgumentException when what it says cannot be sent
     */
    MessageContent write(MessageContent.Kind kind, Draft draft) {
        return switch (kind) {
            case EMAIL -> email(draft);
            case SHORT_TEXT -> new MessageContent.ShortText(shortText(draft));
            case AUDIENCE -> audience(draft.need().productType());
            case LETTER -> letter(draft);
            case JSON -> new MessageContent.Json(json.writeValueAsString(document(draft)));
        };
    }

    /** Who enters an audience reads nothing: no template is filled in. */
    MessageContent audience(String productType) {
        return new MessageContent.Audience(productType, Membership.ENTER);
    }

    private MessageContent email(Draft draft) {
        RenderedMessage rendered = templates.render(draft.template(), draft.locale(), draft.values());
        return MessageContent.of(rendered.subject(), rendered.text(), finish.html(draft.dispatch(), rendered.html()));
    }

    private String shortText(Draft draft) {
        return templates.renderShortText(draft.template(), draft.locale(), draft.values());
    }

    /** Who cannot see the page reads the short form of the same message. */
    private MessageContent letter(Draft draft) {
        RenderedLetter rendered = templates.renderLetter(draft.template(), draft.locale(), draft.values());
        return new MessageContent.Letter(rendered.subject(), shortText(draft), rendered.html());
    }

    /** As {@code docs/channels/README.md} documents it; fields are added, never renamed. */
    private Map<String, @Nullable Object> document(Draft draft) {
        NewDispatch dispatch = draft.dispatch();
        RenderedMessage rendered = templates.render(draft.template(), draft.locale(), draft.values());
        Map<String, @Nullable Object> need = new LinkedHashMap<>();
        need.put("id", dispatch.needId().toString());
        need.put("productType", draft.need().productType());
        need.put("subject", draft.need().subject());
        need.put("date", draft.need().date().map(Object::toString).orElse(null));
        need.put("endDate", draft.need().endDate().map(Object::toString).orElse(null));
        need.put("value", draft.need().value().orElse(null));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", "kairos.message");
        document.put("version", JSON_VERSION);
        document.put("dispatchId", dispatch.id().toString());
        document.put("userId", draft.customer().userId().orElse(null));
        document.put("locale", draft.locale().toLanguageTag());
        document.put("journey", dispatch.journeyId());
        document.put("step", dispatch.step());
        document.put("topic", dispatch.topic());
        document.put("need", need);
        document.put("moment", moment(dispatch));
        document.put("template", draft.template());
        document.put("subject", rendered.subject());
        document.put("text", rendered.text());
        document.put("shortText", shortText(draft));
        return document;
    }

    private static Map<String, @Nullable Object> moment(NewDispatch dispatch) {
        Map<String, @Nullable Object> moment = new LinkedHashMap<>();
        moment.put("dueAt", dispatch.dueAt().toString());
        moment.put("deadline", dispatch.deadline().map(Object::toString).orElse(null));
        moment.put("round", dispatch.round());
        return moment;
    }
}
