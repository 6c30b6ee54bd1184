package io.kairos.timing.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.data.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What ships is what the data give, byte for byte. */
class FitDefaultsTest {

    @Test
    void ships_the_lead_times_fitted_from_the_hotel() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream csv = SharedData.open("hotel_city_arrivals_to_2016-12-31.csv.gz")) {
            FitDefaults.dated(csv).writeTo(out);
        }
        assertShipped("dated-hotel.model", out);
    }

    @Test
    void ships_the_hours_fitted_from_the_invoices() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream csv = SharedData.open("online_retail_invoices_2009-12_2010-12.csv.gz")) {
            FitDefaults.hours(csv).writeTo(out);
        }
        assertShipped("hours-online-retail.model", out);
    }

    @Test
    void ships_priors_that_say_they_are_priors() throws IOException {
        ByteArrayOutputStream law = new ByteArrayOutputStream();
        FitDefaults.considered().writeTo(law);
        assertShipped("considered-prior.model", law);
        assertThat(law.toString(StandardCharsets.UTF_8)).contains("origin: prior", "not fitted");

        ByteArrayOutputStream rule = new ByteArrayOutputStream();
        FitDefaults.impulse().writeTo(rule);
        assertShipped("impulse-rule.model", rule);
        assertThat(rule.toString(StandardCharsets.UTF_8)).contains("origin: rule", "not fitted");
    }

    private static void assertShipped(String name, ByteArrayOutputStream fitted) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FitDefaults.class.getResourceAsStream("/io/kairos/timing/models/" + name))) {
            assertThat(fitted.toString(StandardCharsets.UTF_8))
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
