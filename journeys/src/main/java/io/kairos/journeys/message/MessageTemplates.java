package io.kairos.journeys.message;

import io.kairos.journeys.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All messages of an installation, parsed once. Immutable and thread-safe. */
public final class MessageTemplates {

    private static final Pattern ROUND = Pattern.compile("-\\d{1,2}$");

    /** By message id, then by language tag. */
    private final Map<String, Map<String, MessageTemplate>> messages;

    private final MessageFiles files;
    private final OwnMessages own;

    private MessageTemplates(MessageFiles files, OwnMessages own) {
        this.messages = files.messages();
        this.files = files;
        this.own = own;
    }

    /**
     * Reads the messages that come with Kairos.
     *
     * @throws MessageException naming the file and what is wrong with it
     */
    public static MessageTemplates load() {
        return load(MessageFiles::resource);
    }

    /**
     * Reads messages that are given as text.
     *
     * @param files by their path: {@code messages.txt}, {@code layout/en.liquid}, {@code <id>/en.liquid}
     * @throws MessageException naming the file and what is wrong with it
     */
    public static MessageTemplates of(Map<String, String> files) {
        return load(path -> Optional.ofNullable(files.get(path)));
    }

    static MessageTemplates load(MessageFiles.Folder folder) {
        return new MessageTemplates(MessageFiles.read(folder), OwnMessages.none());
    }

    /** The same with messages that are found elsewhere, each by an id of {@link OwnMessages#id}. */
    public MessageTemplates with(OwnMessages.Source source) {
        return new MessageTemplates(files, new OwnMessages(source, this::draft));
    }

    /** The files of a message as they were written, by language tag; empty for messages that no file holds. */
    public Map<String, String> source(String id) {
        return Map.copyOf(files.sources().getOrDefault(id, Map.of()));
    }

    /**
     * Checks a message that a journey holds itself, as {@link #check(String, Form, ProvidedVariables)} does.
     *
     * @param place stands before each problem
     * @param words files of parts by language tag
     */
    public List<Problem> check(String place, Map<String, String> words, Form form, ProvidedVariables given) {
        try {
            List<MessageTemplate> written = words.entrySet().stream()
                    .map(each -> draft(place, Locale.forLanguageTag(each.getKey()), each.getValue()))
                    .toList();
            if (written.stream().anyMatch(message -> !message.forms().contains(form))) {
                return List.of(MessageProblems.noSuchForm(place, form));
            }
            TemplateVariables reads = TemplateVariables.union(
                    written.stream().map(message -> message.variables(form)).toList());
            return VariableCheck.problems(place, reads, given);
        } catch (MessageException unreadable) {
            return List.of(unreadable.problem());
        }
    }

    /** Ids of all messages. */
    public Set<String> ids() {
        return Set.copyOf(messages.keySet());
    }

    /**
     * Names that a send step may give: every id, and every id without its round, such as {@code reminder} for {@code reminder-1}. The
     * names of a product type's own messages stand for the general name too: see {@link #idFor}.
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(messages.keySet());
        messages.keySet().forEach(id -> names.add(ROUND.matcher(id).replaceFirst("")));
        return Set.copyOf(names);
    }

    /**
     * The message that a step means by a name, for a product type and round (1 is the first message of the step): the product type's own
     * message of that round, else of the latest earlier round, else without a round, else the same for all product types.
     */
    public Optional<String> idFor(String name, String productType, int round) {
        if (OwnMessages.isOwn(name)) {
            return Optional.of(name);
        }
        return ofRound(productType + "-" + name, round).or(() -> ofRound(name, round));
    }

    /** What a message reads as an email, over all its languages. */
    public TemplateVariables variables(String id) {
        return variables(id, Form.EMAIL);
    }

    /**
     * What a message reads in one form, over all its languages.
     *
     * @throws MessageException when one of its languages has no such form
     */
    public TemplateVariables variables(String id, Form form) {
        return TemplateVariables.union(languages(id).values().stream()
                .map(message -> message.variables(form))
                .toList());
    }

    /** The forms in which every language of a message is written. */
    public Set<Form> forms(String id) {
        Set<Form> forms = EnumSet.allOf(Form.class);
        languages(id).values().forEach(message -> forms.retainAll(message.forms()));
        return Set.copyOf(forms);
    }

    /**
     * Compares what a message reads with what a journey gives, to be asked before a launch: an error for each value that nobody would have,
     * a warning for each that some customers lack and for each mere question about a value nobody has.
     */
    public List<Problem> check(String id, Form form, ProvidedVariables given) {
        if (!forms(id).contains(form)) {
            return List.of(MessageProblems.noSuchForm(id, form));
        }
        return VariableCheck.problems(id, variables(id, form), given);
    }

    /**
     * Writes a message in the nearest language there is: the locale's own, else without its last part (fr-CA, then fr), else English.
     *
     * @param values by root: customer, need, product, products, moment, unsubscribe_url, preferences_url and, where a yes is to be
     *     confirmed, confirm_url
     * @throws MissingVariable when a value that the message needs is not there
     * @throws MessageException when there is no such message or form, or it grows too large
     */
    public RenderedMessage render(String id, Locale locale, Map<String, ? extends @Nullable Object> values) {
        return in(id, locale).email(PlainValues.plain(values));
    }

    /** Writes the short text of a message, its subject where it has none; else as {@link #render}. */
    public String renderShortText(String id, Locale locale, Map<String, ? extends @Nullable Object> values) {
        return in(id, locale).shortText(PlainValues.plain(values));
    }

    /** Writes a message as a letter; else as {@link #render}. */
    public RenderedLetter renderLetter(String id, Locale locale, Map<String, ? extends @Nullable Object> values) {
        return in(id, locale).letter(PlainValues.plain(values));
    }

    /** Shows all forms of a message; what is missing in the sample is named instead of refused. */
    public MessagePreview preview(String id, Locale locale, Map<String, ? extends @Nullable Object> sample) {
        return Previewing.preview(id, in(id, locale), PlainValues.plain(sample));
    }

    /**
     * Shows a message that is still being written.
     *
     * @param content a file of parts, as {@code <id>/<language>.liquid} would hold it
     * @throws MessageException when it cannot be parsed, saying where and why
     */
    public MessagePreview previewDraft(
            String name, Locale locale, String content, Map<String, ? extends @Nullable Object> sample) {
        return Previewing.preview(name, draft(name, locale, content), PlainValues.plain(sample));
    }

    /** Parses a message that is still being written, inside the layout of its language. */
    public MessageTemplate draft(String name, Locale locale, String content) {
        TemplateFile layout = nearest(files.layouts(), locale);
        return MessageTemplate.parse(
                new LiquidEngine(locale),
                locale,
                name,
                TemplateFile.parse(name, content).within(layout));
    }

    private MessageTemplate in(String id, Locale locale) {
        return nearest(languages(id), locale);
    }

    private static <T> T nearest(Map<String, T> byLanguage, Locale locale) {
        String tag = locale.toLanguageTag();
        while (!byLanguage.containsKey(tag) && tag.contains("-")) {
            tag = tag.substring(0, tag.lastIndexOf('-'));
        }
        return Optional.ofNullable(byLanguage.get(tag))
                .or(() -> Optional.ofNullable(byLanguage.get(MessageFiles.DEFAULT)))
                .or(() -> byLanguage.values().stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no language at all"));
    }

    /** The languages a message is written in, as language tags. */
    public Set<String> languageTags(String id) {
        return new TreeSet<>(languages(id).keySet());
    }

    private Map<String, MessageTemplate> languages(String id) {
        Map<String, MessageTemplate> languages =
                OwnMessages.isOwn(id) ? own.languages(id).orElse(null) : messages.get(id);
        if (languages == null) {
            throw new MessageException(MessageProblems.unknown(id));
        }
        return languages;
    }

    private Optional<String> ofRound(String name, int round) {
        for (int n = round; n >= 1; n--) {
            if (messages.containsKey(name + "-" + n)) {
                return Optional.of(name + "-" + n);
            }
        }
        return messages.containsKey(name) ? Optional.of(name) : Optional.empty();
    }
}
