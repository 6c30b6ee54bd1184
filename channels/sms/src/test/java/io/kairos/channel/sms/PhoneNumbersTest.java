package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.sms.PhoneNumbers.Reading;
import io.kairos.channel.sms.PhoneNumbers.Reason;
import io.kairos.channel.spi.Recipient;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, FR, +33612345678, FR, true",
        "+33 (0)6 12 34 56 78, , +33612345678, FR, true",
        "0033612345678, FR, +33612345678, FR, true",
        "+33612345678, US, +33612345678, FR, true",
        "(415) 555-2671, US, +14155552671, US, false",
        "07400 123456, GB, +447400123456, GB, true",
        "0151 23456789, de, +4915123456789, DE, true"
    })
    void reads_numbers_as_customers_write_them(String text, String country, String e164, String home, boolean mobile) {
        assertThat(PhoneNumbers.read(text, Optional.ofNullable(country)))
                .isEqualTo(new Reading.Usable(new Recipient.Phone(e164), home, mobile));
    }

    @ParameterizedTest
    @CsvSource({
        "not a number, FR, NOT_A_NUMBER",
        "06 12 34 56 78, , COUNTRY_MISSING",
        "+999 123 456 789, , NOT_A_NUMBER",
        "06 12, FR, TOO_SHORT",
        "06 12 34 56 78 90 12, FR, TOO_LONG",
        "01 42 68 53 00, FR, FIXED_LINE",
        "0800 12 34 56, FR, SERVICE",
        "0899 12 34 56, FR, SERVICE",
        "+1 212 055 1234, , NOT_IN_USE",
        "06 12 34 56 78 ext. 9, FR, NOT_A_NUMBER"
    })
    void says_why_a_number_takes_no_messages(String text, String country, Reason reason) {
        assertThat(PhoneNumbers.read(text, Optional.ofNullable(country))).isEqualTo(new Reading.Unusable(reason));
    }

    @Test
    void every_reason_reads_in_both_languages() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.in(Locale.ENGLISH)).isNotBlank().isNotEqualTo(reason.in(Locale.FRENCH));
        }
    }
}
