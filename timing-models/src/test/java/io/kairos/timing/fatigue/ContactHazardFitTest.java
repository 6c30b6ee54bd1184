package io.kairos.timing.fatigue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.SharedData;
import io.kairos.timing.fatigue.ContactHazardFit.Contacted;
import io.kairos.timing.model.ModelFitException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactHazardFitTest {

    /** Calls of a bank (Moro, Cortez, Rita 2014), contacts 1 to 15. */
    @ParameterizedTest
    @CsvSource({
        "'', .058132, .188154, -18606.6355",
        "cellular, .078368, .183757, -14208.6945",
        "telephone, .023571, .128206, -3848.3195"
    })
    void agrees_with_the_fit_of_the_bank(String channel, double first, double decay, double log) throws IOException {
        ContactHazardFit fit = ContactHazardFit.fit(Bank.customers(channel), 15);

        assertThat(fit.first()).isCloseTo(first, within(1e-6));
        assertThat(fit.decay()).isCloseTo(decay, within(1e-6));
        assertThat(fit.report().logLikelihood()).isCloseTo(log, within(1e-4));
        assertThat(fit.hazard(3)).isCloseTo(first * Math.exp(-2 * decay), within(1e-6));
        assertThat(fit.report().estimate("delta").standardError().orElseThrow()).isBetween(0.001, 0.03);
        assertThat(fit.report().warns("selection")).isTrue();
        assertThat(fit.report().warns("no-fatigue")).isFalse();
    }

    @Test
    void foresees_what_each_contact_brought() throws IOException {
        ContactHazardFit fit = ContactHazardFit.fit(Bank.customers(""), 15);

        assertThat(fit.report().rows()).isEqualTo(41_188);
        assertThat(fit.report().calibration())
                .filteredOn(bin -> bin.cases() > 5000)
                .hasSize(4)
                .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.005)));
        assertThat(fit.report().calibration().get(14).cases()).isEqualTo(41_188);
        assertThat(fit.report().calibration().get(14).observed()).isCloseTo(0.05584150723511702, within(1e-12));
    }

    @Test
    void sees_no_fatigue_where_there_is_none() {
        List<Contacted> customers = new ArrayList<>(Collections.nCopies(100, new Contacted(1, true)));
        customers.addAll(Collections.nCopies(90, new Contacted(2, true)));
        customers.addAll(Collections.nCopies(810, new Contacted(2, false)));

        ContactHazardFit fit = ContactHazardFit.fit(customers, 2);

        assertThat(fit.first()).isCloseTo(0.1, within(1e-7));
        assertThat(fit.decay()).isCloseTo(0, within(1e-6));
        assertThat(fit.report().warns("no-fatigue")).isTrue();
    }

    @Test
    void names_data_that_tell_nothing() {
        assertThatThrownBy(() -> ContactHazardFit.fit(List.of(), 15))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("without customers");
        assertThatThrownBy(() -> ContactHazardFit.fit(Collections.nCopies(9, new Contacted(3, false)), 15))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("none of 9 customers had a success");
        assertThatThrownBy(() -> ContactHazardFit.fit(Collections.nCopies(9, new Contacted(1, true)), 15))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("every first contact had a success");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contacted(0, true))
                .withMessageContaining("contacts must be 1 or more, was 0");
    }

    private static final class Bank {

        static List<Contacted> customers(String channel) throws IOException {
            try (InputStream in = SharedData.open("bank_marketing_contacts.csv.gz")) {
                return CsvRows.read(in).all().stream()
                        .filter(row -> channel.isEmpty() || row.text("channel").equals(channel))
                        .map(row -> new Contacted(row.integer("campaign"), row.integer("y") == 1))
                        .toList();
            }
        }
    }
}
