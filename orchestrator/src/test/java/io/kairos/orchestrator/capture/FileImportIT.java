package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.support.KairosTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KairosTest
class FileImportIT {
    @Autowired
    FileImport importer;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @TempDir
    Path folder;

    /** Unlike any other test's. */
    private final String source = "import-" + UUID.randomUUID();

    @Test
    void imports_ndjson_twice_with_one_effect() throws Exception {
        Path file = write(
                "events.ndjson",
                IntStream.range(0, 1200)
                        .mapToObj(i -> event("user" + i % 50, "Seen " + i))
                        .collect(Collectors.joining("\n")));
        List<ImportProgress> told = new ArrayList<>();

        ImportProgress first = importer.run(request(file, ImportFormat.NDJSON), told::add);
        ImportProgress second = importer.run(request(file, ImportFormat.NDJSON), told::add);

        assertThat(first).isEqualTo(new ImportProgress(1200, 1200, 0, 0));
        assertThat(second).isEqualTo(new ImportProgress(1200, 0, 1200, 0));
        assertThat(stored()).isEqualTo(1200);
        assertThat(told).extracting(ImportProgress::lines).containsExactly(500L, 1000L, 1200L, 500L, 1000L, 1200L);
        assertThat(RefusedLines.fileFor(file)).doesNotExist();
    }

    @Test
    void keeps_refused_lines_with_number_reason_and_remedy() throws Exception {
        Path file = write(
                "mixed.ndjson",
                String.join(
                        "\n",
                        event("u", "Seen"),
                        "",
                        "{\"type\": \"track\", ",
                        "[1]",
                        "{\"type\": \"track\", \"userId\": \"u\"}",
                        "{\"type\": \"identify\", \"userId\": \"u\", \"traits\": {\"timezone\": \"Mars\"}}",
                        "x".repeat(40_000),
                        event("u", "Bought")));

        ImportProgress progress = importer.run(request(file, ImportFormat.NDJSON), p -> {});

        assertThat(progress).isEqualTo(new ImportProgress(7, 2, 0, 5));
        List<JsonNode> refused = Files.readAllLines(RefusedLines.fileFor(file)).stream()
                .map(json::readTree)
                .toList();
        assertThat(refused)
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("code").asString())
                .containsExactly(
                        "3 json-malformed",
                        "4 json-object-expected",
                        "5 event-name-missing",
                        "6 zone-unknown",
                        "7 event-too-large");
        assertThat(refused.get(3).path("reason").asString()).contains("Mars");
        assertThat(refused.get(3).path("remedy").asString()).contains("Europe/Paris");
        assertThat(refused.get(2).path("content").asString()).isEqualTo("{\"type\": \"track\", \"userId\": \"u\"}");
    }

    @Test
    void imports_packed_csv_with_a_byte_order_mark() throws Exception {
        Path file = folder.resolve("orders.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("""
                    \uFEFFtype;userId;event;timestamp;properties.value;properties.note;traits.email
                    track;%1$s-u;Order Completed;2025-05-01T10:00:00Z;19.9;"two
                    lines";
                    identify;%1$s-u;;2025-05-01T10:00:01Z;;;ada@example.com
                    track;%1$s-u;Broken;2025-05-01T10:00:02Z
                    """.formatted(source).getBytes(StandardCharsets.UTF_8));
        }

        ImportProgress progress = importer.run(request(file, ImportFormat.of(file)), p -> {});

        assertThat(progress).isEqualTo(new ImportProgress(3, 2, 0, 1));
        assertThat(jdbc.sql("select properties ->> 'note' from event where source = ? and name = 'Order Completed' "
                                + "and properties -> 'value' = '19.9'")
                        .param(source)
                        .query(String.class)
                        .single())
                .isEqualTo("two\nlines");
        assertThat(Files.readString(RefusedLines.fileFor(file)))
                .contains("\"line\":5")
                .contains("fields-miscounted");
    }

    @Test
    void refuses_a_file_whose_header_names_an_unknown_column() throws Exception {
        Path file = write("bad.csv", "event,customer\nSeen,u\n");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> importer.run(request(file, ImportFormat.CSV), p -> {}))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("column-unknown"));
    }

    @Test
    void an_empty_file_is_no_error() throws Exception {
        assertThat(importer.run(request(write("empty.csv", ""), ImportFormat.CSV), p -> {}))
                .isEqualTo(ImportProgress.NONE);
    }

    private FileImport.Request request(Path file, ImportFormat format) {
        return new FileImport.Request(file, format, source, Locale.ENGLISH);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String event(String user, String name) {
        return "{\"type\": \"track\", \"userId\": \"%s-%s\", \"event\": \"%s\", \"timestamp\": \"2025-05-01T10:00:00Z\"}"
                .formatted(source, user, name);
    }

    private long stored() {
        return jdbc.sql("select count(*) from event where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }
}
