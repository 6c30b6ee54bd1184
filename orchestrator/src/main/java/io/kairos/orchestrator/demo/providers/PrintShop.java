package io.kairos.orchestrator.demo.providers;

import io.kairos.orchestrator.platform.Pump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The print provider: takes batches out of the folder they are put into, and drops a letter whose name it has had. It reads
 * what every print provider would: the list beside the PDFs.
 */
@Component
@ConditionalOnProperty(PrintShop.FOLDER)
class PrintShop implements Pump {
    static final String FOLDER = "kairos.demo.print-folder";

    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)");
    private static final int ADDRESS_LINES = 7;

    private final Path folder;
    private final ProviderMail mail;
    private final InstantSource clock;

    PrintShop(@Value("${" + FOLDER + "}") Path folder, ProviderMail mail, InstantSource clock) {
        this.folder = folder;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "print-shop";
    }

    /** Letters printed. */
    @Override
    public int runOnce() {
        int printed = 0;
        for (Path batch : batches()) {
            printed += print(batch);
        }
        return printed;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    private List<Path> batches() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith("kairos-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int print(Path batch) {
        try {
            List<String> lines = Files.readAllLines(batch.resolve("letters.csv"));
            List<String> names = List.of(lines.get(0).split(",", -1));
            int printed = 0;
            for (String line : lines.subList(1, lines.size())) {
                Map<String, String> letter = fields(names, line);
                byte[] pdf = Files.readAllBytes(batch.resolve(letter.getOrDefault("file", "")));
                mail.keep(received(batch, letter), pdf);
                printed++;
            }
            FileSystemUtils.deleteRecursively(batch);
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(List<String> names, String line) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(line);
        for (int i = 0; i < names.size() && field.find(); i++) {
            fields.put(names.get(i), field.group(1).replace("\"\"", "\""));
        }
        return fields;
    }

    private Received received(Path batch, Map<String, String> letter) {
        String id = letter.getOrDefault("id", "");
        List<String> address = new ArrayList<>(List.of(letter.getOrDefault("name", "")));
        for (int line = 1; line < ADDRESS_LINES; line++) {
            String said = letter.getOrDefault("address" + line, "");
            if (!said.isEmpty()) {
                address.add(said);
            }
        }
        Map<String, @Nullable Object> detail = new HashMap<>();
        detail.put("address", address);
        detail.put("country", letter.getOrDefault("country", ""));
        detail.put("pages", Integer.parseInt(letter.getOrDefault("pages", "1")));
        detail.put("batch", batch.getFileName().toString());
        detail.put("sha256", letter.getOrDefault("sha256", ""));
        return new Received(
                "postal",
                id,
                Received.uuid(id),
                clock.instant(),
                "Maison Kairos",
                String.join(", ", address),
                "",
                String.join("\n", address),
                detail);
    }
}
