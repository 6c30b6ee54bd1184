package io.kairos.journeys.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All messages of an installation, parsed once. Immutable and thread-safe. */
public final class MessageTemplates {

    private static final String FOLDER = "/kairos/messages/";
    private static final Pattern ROUND = Pattern.compile("-\\d{1,2}$");

    /** By message id, then by language tag. */
    private final Map<String, Map<String, ParsedMessage>> messages;

    private MessageTemplates(Map<String, Map<String, ParsedMessage>> messages) {
        this.messages = messages;
    }

    /**
     * Reads the messages that come with Kairos.
     *
     * @throws MessageException naming the file and what is wrong with it
     */
    public static MessageTemplates load() {
        return load(MessageTemplates::resource);
    }

    /** Where files come from, by their path below the folder of messages. */
    interface Files {
        Optional<String> read(String path);
    }

    static MessageTemplates load(Files files) {
        Map<String, LiquidEngine> engines = new HashMap<>();
        Map<String, Map<String, ParsedMessage>> messages = new TreeMap<>();
        for (String line : required(files, "messages.txt").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+");
            Map<String, ParsedMessage> byLanguage = new LinkedHashMap<>();
            for (int i = 1; i < words.length; i++) {
                String tag = words[i];
                LiquidEngine engine = engines.computeIfAbsent(tag, t -> new LiquidEngine(Locale.forLanguageTag(t)));
                byLanguage.put(tag, parse(files, engine, words[0], tag));
            }
            if (!byLanguage.containsKey("en")) {
                throw new MessageException(MessageProblems.badTemplate(
                        "messages.txt",
                        "The message '" + words[0] + "' has no English text (en).",
                        "Le message « " + words[0] + " » n'a pas de texte anglais (en)."));
            }
            messages.put(words[0], byLanguage);
        }
        return new MessageTemplates(messages);
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
        return ofRound(productType + "-" + name, round).or(() -> ofRound(name, round));
    }

    /** What a message reads, over all its languages. */
    public TemplateVariables variables(String id) {
        return TemplateVariables.union(
                languages(id).values().stream().map(ParsedMessage::variables).toList());
    }

    /**
     * Writes a message in the nearest language there is: the locale's own, else its language without the region, else English.
     *
     * @param values by root: customer, need, product, moment (maps) and unsubscribe_url
     * @throws MissingVariable when a value that the message needs is not there
     * @throws MessageException when there is no such message, or it grows too large
     */
    public RenderedMessage render(String id, Locale locale, Map<String, ? extends @Nullable Object> values) {
        Map<String, ParsedMessage> languages = languages(id);
        ParsedMessage message = languages.get(locale.toLanguageTag());
        if (message == null) {
            message = languages.get(locale.getLanguage());
        }
        if (message == null) {
            message = languages.get("en");
        }
        if (message == null) {
            throw new MessageException(MessageProblems.unknown(id));
        }
        return message.render(PlainValues.plain(values));
    }

    private Map<String, ParsedMessage> languages(String id) {
        Map<String, ParsedMessage> languages = messages.get(id);
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

    private static ParsedMessage parse(Files files, LiquidEngine engine, String id, String tag) {
        String file = id + "/" + tag + ".liquid";
        TemplateFile message = TemplateFile.parse(file, required(files, file));
        String layoutFile = "layout/" + tag + ".liquid";
        TemplateFile layout = TemplateFile.parse(layoutFile, required(files, layoutFile));
        return ParsedMessage.parse(engine, file, message.within(layout));
    }

    private static String required(Files files, String path) {
        return files.read(path)
                .orElseThrow(() -> new MessageException(
                        MessageProblems.badTemplate(path, "The file is missing.", "Le fichier manque.")));
    }

    private static Optional<String> resource(String path) {
        try (InputStream file = MessageTemplates.class.getResourceAsStream(FOLDER + path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
