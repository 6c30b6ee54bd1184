package io.kairos.timing.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitDefaultRhythmTest {

    private static final String SHIPPED = "/io/kairos/timing/models/replenished-online-retail.model";

    @Test
    void the_shipped_model_is_what_the_open_data_give() throws IOException {
        ByteArrayOutputStream fitted = new ByteArrayOutputStream();
        FitDefaultRhythm.fit(Shops.days(Shops.RETAIL)).model().writeTo(fitted);

        assertThat(fitted.toString(StandardCharsets.UTF_8)).isEqualTo(new String(shipped(), StandardCharsets.UTF_8));
    }

    @Test
    void the_shipped_model_names_its_source_and_foretells() throws IOException {
        byte[] shipped = shipped();
        ReplenishmentModel model = ReplenishmentModel.read(new ByteArrayInputStream(shipped));
        LocalDate last = LocalDate.of(2026, 3, 2);

        GapDistribution gap =
                model.predict(List.of(last.minusDays(84), last.minusDays(56), last.minusDays(28), last), last);

        assertThat(shipped.length).isLessThan(300_000);
        assertThat(new String(shipped, StandardCharsets.UTF_8)).contains("CC BY 4.0");
        assertThat(gap.quantile(0.5).orElseThrow()).isBetween(last.plusDays(14), last.plusDays(60));
    }

    private static byte[] shipped() throws IOException {
        try (InputStream in = FitDefaultRhythmTest.class.getResourceAsStream(SHIPPED)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
