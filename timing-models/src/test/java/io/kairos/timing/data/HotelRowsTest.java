package io.kairos.timing.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.timing.data.HotelRows.Booking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotelRowsTest {

    @Test
    void reads_a_file_with_few_columns_and_a_lead_instead_of_a_date() throws IOException {
        List<Booking> bookings = read("arrival_date,lead_time,country", "2025-03-01,59,NULL", "2025-03-02,0,FRA");

        assertThat(bookings).extracting(Booking::row).containsExactly("1", "2");
        assertThat(bookings.get(0).observation().purchased()).hasToString("2025-01-01");
        assertThat(bookings.get(0).observation().features()).isEmpty();
        assertThat(bookings.get(1).observation().features()).isEqualTo(Map.of("country", "FRA"));
    }

    @Test
    void keeps_what_travellers_booked_themselves_and_everything_where_no_segment_says_so() throws IOException {
        String names = "row,arrival_date,booking_date,market_segment,children,babies";

        assertThat(read(names, "7,2025-03-01,2025-02-01,Groups,0,0", "8,2025-03-01,2025-02-01,Direct,1,1"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.row()).isEqualTo("8");
                    assertThat(each.observation().features()).containsEntry("children", "2");
                });
        assertThat(read(names, "7,2025-03-01,2025-02-01,Groups,NA,0", "8,2025-03-01,2025-02-01,Web,NA,"))
                .hasSize(2);
    }

    @Test
    void leaves_out_leads_beyond_four_hundred_days() throws IOException {
        assertThat(read("arrival_date,lead_time", "2025-03-01,401", "2025-03-01,400"))
                .hasSize(1);
    }

    @Test
    void the_same_bookings_in_other_clothes_are_the_same() throws IOException {
        List<Booking> plain = read("arrival_date,lead_time,country", "2025-03-01,59,PRT", "2025-03-02,0,FRA");

        assertThat(read("country;lead_time;arrival_date", "PRT;59;2025/03/01", "FRA;0;20250302"))
                .isEqualTo(plain);
        assertThat(read(
                        "\uFEFF\"arrival_date\", \"lead_time\",\"country\"\r",
                        "\"2025-03-01 00:00:00\",\"59\",\"PRT\"\r",
                        "\"2025-03-02\",\"0\",\"FRA\"\r",
                        ""))
                .isEqualTo(plain);
    }

    @Test
    void names_the_line_the_column_and_the_value_it_cannot_read() {
        assertThatThrownBy(() -> read("date,lead_time", "2025-03-01,3"))
                .hasMessageContaining("no column arrival_date")
                .hasMessageContaining("booking_date (or lead_time)");
        assertThatThrownBy(() -> read("arrival_date,lead_time", "2025-03-01,3", "01/03/2025,3"))
                .hasMessage(
                        "line 3: arrival_date is not a date like 2016-12-31: \"01/03/2025\"; write the year first, then"
                                + " month and day");
        assertThatThrownBy(() -> read("arrival_date,booking_date", "2025-03-01,2025-03-02"))
                .hasMessageContaining("line 2: booked on 2025-03-02, 1 days after the arrival");
        assertThatThrownBy(() -> read("arrival_date,lead_time", "2025-03-01,NaN"))
                .hasMessageContaining("line 2: lead_time is not a number: \"NaN\"; correct or remove the line");
        assertThatThrownBy(() -> read("arrival_date,lead_time", "2025-03-01,-3"))
                .hasMessageContaining("line 2: lead_time must be 0 or more days, is -3");
        assertThatThrownBy(() -> read("arrival_date,lead_time,adults", "2025-03-01,3,two"))
                .hasMessageContaining("line 2: adults is not a number: \"two\"");
        assertThatThrownBy(() -> read("arrival_date,lead_time,adults", "2025-03-01,3,-1"))
                .hasMessageContaining("line 2: adults must be 0 or more, is -1");
        assertThatThrownBy(() -> read("arrival_date,lead_time", "2025-03-01,soon"))
                .hasMessageContaining("\"soon\"");
    }

    private static List<Booking> read(String... lines) throws IOException {
        return HotelRows.read(
                CsvRows.read(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8))));
    }
}
