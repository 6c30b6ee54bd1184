package io.kairos.timing.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

    @Test
    void reads_back_what_it_wrote_to_the_last_bit() throws IOException {
        double[] values = {0, 1, -1e-9, 230, Math.PI, 1 / 3.0, 1e300, Double.MIN_VALUE};
        ModelFile file = new ModelFile()
                .put("kind", "test")
                .put("values", values)
                .row("tab\tbackslash\\ newline\n", "", "Zürich");

        ModelFile read = ModelFile.read(new ByteArrayInputStream(bytes(file)));

        assertThat(read.numbers("values")).isEqualTo(values);
        assertThat(read.rows()).containsExactly(List.of("tab\tbackslash\\ newline\n", "", "Zürich"));
        assertThat(bytes(read)).isEqualTo(bytes(file));
        assertThat(read.ref()).isEqualTo(file.ref());
    }

    @Test
    void refuses_a_newer_major_version_and_takes_a_newer_minor_one() throws IOException {
        assertThatThrownBy(() -> read("kairos-model 2.0\nkind: test\n"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("2.0")
                .hasMessageContaining("Update the program");
        assertThat(read("kairos-model 1.7\nkind: test\nnew-line: of later\nend: 2 0\n")
                        .get("kind"))
                .isEqualTo("test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "kairos-model x\n", "kairos-model 1.0\nno colon here\n"})
    void refuses_what_is_not_a_model_file(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void names_what_is_missing_or_no_number() throws IOException {
        ModelFile file = read("kairos-model 1.0\nkind: test\nsigma: wide\nmu: NaN\n");

        assertThatThrownBy(() -> file.get("unit")).hasMessageContaining("\"unit\"");
        assertThatThrownBy(() -> file.number("sigma")).hasMessageContaining("wide");
        assertThatThrownBy(() -> file.number("mu")).hasMessageContaining("finite");
        assertThatThrownBy(() -> file.require("other")).hasMessageContaining("found test");
    }

    @Test
    void notices_every_place_at_which_a_file_can_be_cut() throws IOException {
        String whole = new String(
                bytes(new ModelFile()
                        .put("kind", "test")
                        .put("mu", "12.5")
                        .row("a", "1")
                        .row("b", "22")),
                UTF_8);

        assertThat(whole).endsWith("\nend: 2 2\n");
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(ModelFileException.class);
        }
        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 12)))
                .hasMessageContaining("cut short")
                .hasMessageContaining("Copy it again");
        assertThatThrownBy(() -> read(whole.replace("a\t1\n", "")))
                .hasMessageContaining("lost lines")
                .hasMessageContaining("end: 2 1");
        assertThatThrownBy(() -> read(whole.replace("mu", "kind"))).hasMessageContaining("says kind again");
    }

    @Test
    void still_reads_the_format_without_a_last_line_and_keeps_its_version() throws IOException {
        ModelFile old = read("kairos-model 1.0\nkind: test\nmu: 3\na\t1\n");

        assertThat(old.number("mu")).isEqualTo(3);
        assertThat(read(new String(bytes(old), UTF_8)).ref()).isEqualTo(old.ref());
        assertThat(bytes(old)).asString(UTF_8).startsWith("kairos-model 1.1\n").endsWith("\nend: 2 1\n");
    }

    @Test
    void keeps_training_period_fingerprint_and_categories() throws IOException {
        Provenance provenance = new Provenance(
                "P1D", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), 7, Fingerprint.of(List.of("x")), "a shop");
        Categories countries = new Categories("country", List.of("PRT", "G|B\\", "", "Côte d'Ivoire"));

        ModelFile read = ModelFile.read(new ByteArrayInputStream(
                bytes(new ModelFile().put("kind", "test").put(provenance).put(countries))));

        assertThat(read.provenance()).contains(provenance);
        assertThat(read.categories("country").values()).isEqualTo(countries.values());
        assertThat(read.categories("country").code("")).isEqualTo(2);
        assertThat(read.categories("country").code("Atlantis")).isEqualTo(4).isEqualTo(countries.unknown());
        assertThat(read("kairos-model 1.0\nkind: test\ndata-sha256: ab\n").provenance())
                .isEmpty();
        assertThatThrownBy(() -> read.categories("city")).hasMessageContaining("\"categories city\"");
    }

    private static ModelFile read(String text) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static byte[] bytes(ModelFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeTo(out);
        return out.toByteArray();
    }
}
