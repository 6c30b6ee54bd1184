package io.kairos.orchestrator.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.PayloadSize;
import io.kairos.journeys.Problem;
import io.kairos.journeys.message.MessagePreview;
import io.kairos.journeys.message.MessageTemplates;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.springframework.stereotype.Component;

/** Shows a message in all its forms, and how much each is in the unit its channel is paid by. */
@Component
class Previews {
    private final MessageTemplates templates;
    private final Fillings fillings;
    private final List<ChannelProvider> channels;

    Previews(MessageTemplates templates, Fillings fillings) {
        this.templates = templates;
        this.fillings = fillings;
        this.channels = ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * A message as it would look.
     *
     * @param html may be shown in a frame without scripts
     * @param links every link target of the HTML, in order
     * @param warnings what a reader might stumble over
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Preview(
            String template,
            String locale,
            Instant moment,
            Optional<String> subject,
            Optional<String> html,
            Optional<String> text,
            Optional<Sms> sms,
            Optional<Letter> letter,
            List<String> links,
            List<Warning> warnings) {}

    /** The short form. {@code segments} is what is paid for; {@code alphabet} says why there are so many. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Sms(String text, int characters, Optional<Long> segments, Optional<String> alphabet) {}

    /** The printed form; {@code pages} as they would be printed. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Letter(String subject, String html, Optional<Long> pages) {}

    /** Something to mend, in the language of the request. */
    record Warning(String code, String at, String message, String remedy) {}

    Preview of(String template, PreviewRequest request, Locale language) {
        Filling filling = fillings.of(template, request, language);
        MessagePreview preview = Drafted.reading(
                language,
                () -> request.content() == null
                        ? templates.preview(template, filling.locale(), filling.values())
                        : templates.previewDraft(template, filling.locale(), request.content(), filling.values()));
        return new Preview(
                template,
                filling.locale().toLanguageTag(),
                filling.moment(),
                preview.email().map(email -> email.subject()),
                preview.email().map(email -> email.html()),
                preview.email().map(email -> email.text()),
                preview.shortText().map(this::sms),
                preview.letter()
                        .map(letter -> new Letter(
                                letter.subject(),
                                letter.html(),
                                size(new MessageContent.Letter(
                                                letter.subject(),
                                                preview.shortText().orElse(letter.subject()),
                                                letter.html()))
                                        .map(PayloadSize::count))),
                preview.links(),
                preview.warnings().stream()
                        .map(problem -> warning(problem, language))
                        .toList());
    }

    private Sms sms(String text) {
        Optional<PayloadSize> size = text.isBlank() ? Optional.empty() : size(new MessageContent.ShortText(text));
        return new Sms(
                text,
                text.codePointCount(0, text.length()),
                size.map(PayloadSize::count),
                size.map(PayloadSize::detail));
    }

    private Optional<PayloadSize> size(MessageContent content) {
        return channels.stream()
                .flatMap(channel -> channel.measure(content).stream())
                .findFirst();
    }

    private static Warning warning(Problem problem, Locale language) {
        return new Warning(
                problem.code(),
                problem.at(),
                problem.message().in(language),
                problem.remedy().in(language));
    }
}
