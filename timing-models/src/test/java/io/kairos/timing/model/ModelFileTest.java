package io.kairos.timing.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        assertThat(read("kairos-model 1.7\nkind: test\nnew-line: of later\n").get("kind"))
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

    private static ModelFile read(String text) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static byte[] bytes(ModelFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeTo(out);
        return out.toByteArray();
    }
}
