package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kairos.orchestrator.platform.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvColumnsTest {
    @Test
    void nests_columns_and_leaves_empty_fields_out() {
        CsvColumns columns = CsvColumns.of("type;userId;traits.address.country;traits.phone;event");

        assertThat(columns.message("identify;u1;FR;0612345678;"))
                .isEqualTo(Map.of(
                        "type", "identify",
                        "userId", "u1",
                        "traits", Map.of("address", Map.of("country", "FR"), "phone", "0612345678")));
    }

    @Test
    void reads_numbers_and_truth_values_inside_properties_only() {
        CsvColumns columns = CsvColumns.of("event,userId,properties.price,properties.sku,properties.gift,traits.zip");

        assertThat(columns.message("Order Completed,42,19.90,007,true,75001"))
                .isEqualTo(Map.of(
                        "type", "track",
                        "event", "Order Completed",
                        "userId", "42",
                        "properties", Map.of("price", 19.9, "sku", "007", "gift", true),
                        "traits", Map.of("zip", "75001")));
    }

    @Test
    void takes_delimiters_quotes_and_line_breaks_inside_quotes() {
        CsvColumns columns = CsvColumns.of("event,userId,properties.note");

        assertThat(columns.message("\"Seen, twice\",u,\"she said \"\"yes\"\"\n\"")
                        .get("properties"))
                .isEqualTo(Map.of("note", "she said \"yes\""));
    }

    @Test
    void refuses_unknown_columns_and_rows_of_another_length() {
        assertRefused("column-unknown", () -> CsvColumns.of("event,customer"));
        assertRefused("fields-miscounted", () -> CsvColumns.of("event,userId").message("Seen"));
    }

    private static void assertRefused(String code, Runnable action) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action::run)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
