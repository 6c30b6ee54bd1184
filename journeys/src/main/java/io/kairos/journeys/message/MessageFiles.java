package io.kairos.journeys.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The messages of a folder: what its {@code messages.txt} lists, each in its languages and within their layouts.
 *
 * @param messages by message id, then by language tag
 * @param layouts by language tag
 * @param sources by message id, then by language tag: the files as they were written
 */
record MessageFiles(
        Map<String, Map<String, MessageTemplate>> messages,
        Map<String, TemplateFile> layouts,
        Map<String, Map<String, String>> sources) {
    /** The language every message is written in. */
    static final String DEFAULT = "en";

    private static final String FOLDER = "/kairos/messages/";

    /** Where files come from, by their path below the folder of messages. */
    interface Folder {
        Optional<String> read(String path);
    }

    /**
     * Reads and parses all of them.
     *
     * @throws MessageException naming the file and what is wrong with it
     */
    static MessageFiles read(Folder folder) {
        Map<String, LiquidEngine> engines = new HashMap<>();
        MessageFiles files = new MessageFiles(new TreeMap<>(), new HashMap<>(), new TreeMap<>());
        for (String line : required(folder, "messages.txt").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                files.add(folder, List.of(line.strip().split("\\s+")), engines);
            }
        }
        return files;
    }

    /** @param words the message's id, then the tags of its languages */
    private void add(Folder folder, List<String> words, Map<String, LiquidEngine> engines) {
        String id = words.get(0);
        Map<String, MessageTemplate> byLanguage = new LinkedHashMap<>();
        for (String tag : words.subList(1, words.size())) {
            Locale locale = Locale.forLanguageTag(tag);
            String file = id + "/" + tag + ".liquid";
            String written = required(folder, file);
            sources.computeIfAbsent(id, key -> new TreeMap<>()).put(tag, written);
            TemplateFile message =
                    TemplateFile.parse(file, written).within(layouts.computeIfAbsent(tag, t -> layout(folder, t)));
            byLanguage.put(
                    tag,
                    MessageTemplate.parse(
                            engines.computeIfAbsent(tag, t -> new LiquidEngine(locale)), locale, file, message));
        }
        if (!byLanguage.containsKey(DEFAULT)) {
            throw new MessageException(MessageProblems.badTemplate(
                    "messages.txt",
                    "The message '" + id + "' has no English text (en).",
                    "Le message « " + id + " » n'a pas de texte anglais (en)."));
        }
        messages.put(id, byLanguage);
    }

    private static TemplateFile layout(Folder folder, String tag) {
        String file = "layout/" + tag + ".liquid";
        return TemplateFile.parse(file, required(folder, file));
    }

    private static String required(Folder folder, String path) {
        return folder.read(path)
                .orElseThrow(() -> new MessageException(
                        MessageProblems.badTemplate(path, "The file is missing.", "Le fichier manque.")));
    }

    /** A file that comes with Kairos. */
    static Optional<String> resource(String path) {
        try (InputStream file = MessageFiles.class.getResourceAsStream(FOLDER + path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
