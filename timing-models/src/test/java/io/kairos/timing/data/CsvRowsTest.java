package io.kairos.timing.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    @Test
    void reads_quotes_line_breaks_within_them_and_either_line_end() throws IOException {
        CsvRows rows = read("\uFEFFid,\"what, where\"\r\n1,\"a \"\"b\"\"\"\n\n2,\"two\nlines\"\r\n3,\n");

        assertThat(rows.names()).containsExactly("id", "what, where");
        assertThat(rows.all()).extracting(row -> row.text("what, where")).containsExactly("a \"b\"", "two\nlines", "");
        assertThat(rows.all()).extracting(CsvRows.Row::line).containsExactly(2, 4, 6);
    }

    @Test
    void reads_semicolons_and_tabs_where_the_names_are_divided_by_them() throws IOException {
        assertThat(read("a;b\n1,5;2\n").all().get(0).text("a")).isEqualTo("1,5");
        assertThat(read("a\tb\n1\t2\n").all().get(0).integer("b")).isEqualTo(2);
    }

    @Test
    void knows_a_gzipped_file_by_its_content_and_says_when_it_is_cut_short() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a,b\n1,2\n".repeat(1000).getBytes(UTF_8));
        }
        byte[] whole = bytes.toByteArray();

        assertThat(CsvRows.read(new ByteArrayInputStream(whole)).all()).hasSize(1999);
        assertThatThrownBy(() -> CsvRows.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut short or damaged")
                .hasMessageContaining("fetch it again");
    }

    @Test
    void names_the_line_that_is_no_row() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("a line of column names is missing");
        assertThatThrownBy(() -> read("a,b\n1,2\n\n1")).hasMessageContaining("line 4 has 1 columns instead of 2");
        assertThatThrownBy(() -> read("a,b\n1,\"2\n3,4\n")).hasMessageContaining("quote opened on line 2");
        assertThatThrownBy(() -> read("a,b,a\n")).hasMessageContaining("two columns are named \"a\"");
        assertThatThrownBy(() -> read("a\nInfinity\n").all().get(0).number("a"))
                .hasMessage("line 2: a is not a number: \"Infinity\"; correct or remove the line");
    }

    @Test
    void dates_have_the_year_first() {
        for (String text : List.of("2010-12-31", "2010/12/31", "20101231", " 2010-12-31T08:26", "2010/12/31 8:26"))
            assertThat(CivilTimes.date(text))
                    .as(text)
                    .hasValueSatisfying(day -> assertThat(day).hasToString("2010-12-31"));
        for (String text : List.of("", "31/12/2010", "12-31-2010", "2010-13-01", "2010-02-30", "2010", "NaN"))
            assertThat(CivilTimes.date(text)).as(text).isEmpty();
        assertThat(CivilTimes.iso("2010/12/31 8:26")).isEqualTo("2010-12-31T08:26");
    }

    private static CsvRows read(String text) throws IOException {
        return CsvRows.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
