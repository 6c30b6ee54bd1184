package io.kairos.orchestrator.guard.legal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalFileTest {
    private static final String FINE = """
            rules:
              - id: x
                countries: [FR]
                channels: [sms]
                messages: marketing
                from: "08:00"
                to: "20:00"
                source: a law
                read-on: 2026-11-22
            """;

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "messages: marketing; messages: some; must be marketing or all",
                "from: \"08:00\"; from: \"21:00\"; must be before to",
                "from: \"08:00\"; from: eight; eight",
                "source: a law; sauce: a law; means nothing",
                "source: a law; mention: {word: STOP, en: no, fr: non}; must hold its word",
                "read-on: 2026-11-22; closed-on: []; say when the source was last read",
                "id: x; country: y; is missing",
            })
    void what_cannot_be_understood_is_named(String right, String wrong, String problem) {
        String file = FINE.replace(right, wrong);

        assertThatThrownBy(() ->
                        LegalFile.read("own.yaml", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining(problem);
    }
}
