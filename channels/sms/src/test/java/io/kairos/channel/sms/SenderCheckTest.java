package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.sms.SenderCheck.Problem;
import io.kairos.channel.sms.SmsSettings.Sender;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderCheckTest {

    @ParameterizedTest
    @CsvSource({
        "+33612345678, FR, FRENCH_MOBILE",
        "+33755530000, FR, FRENCH_MOBILE",
        "Kairos, US, NO_NAMES_THERE",
        "Kairos, FR, NO_REPLY",
        "+33142685300, US, OTHER_COUNTRY",
        "+33000000000, FR, NOT_A_NUMBER"
    })
    void names_what_speaks_against_a_sender(String sender, String country, Problem problem) {
        assertThat(SenderCheck.of(new Sender(sender), country)).containsExactly(problem);
        assertThat(problem.in(Locale.FRENCH)).isNotEqualTo(problem.in(Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"36111, FR", "MG0123456789abcdef0123456789abcdef, FR", "+14155552671, US", "+33142685300, FR"})
    void lets_good_senders_pass(String sender, String country) {
        assertThat(SenderCheck.of(new Sender(sender), country)).isEmpty();
    }

    @Test
    void a_name_is_a_thing_to_mind_and_a_french_mobile_number_a_thing_to_stop_for() {
        assertThat(Problem.NO_REPLY.stops()).isFalse();
        assertThat(Problem.FRENCH_MOBILE.stops()).isTrue();
    }
}
