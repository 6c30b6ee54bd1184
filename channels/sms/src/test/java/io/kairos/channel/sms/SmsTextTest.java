package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.sms.SmsText.Culprit;
import io.kairos.channel.sms.SmsText.Encoding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "x, 0, GSM_7, 1", "x, 160, GSM_7, 1", "x, 161, GSM_7, 2", "x, 306, GSM_7, 2", "x, 307, GSM_7, 3",
        "€, 80, GSM_7, 1", "€, 81, GSM_7, 2", "ç, 70, UCS_2, 1", "ç, 71, UCS_2, 2", "ç, 134, UCS_2, 2",
        "ç, 135, UCS_2, 3", "😀, 35, UCS_2, 1", "😀, 36, UCS_2, 2"
    })
    void counts_segments(String character, int times, Encoding encoding, int segments) {
        SmsText text = SmsText.of(character.repeat(times));

        assertThat(text.encoding()).isEqualTo(times == 0 ? Encoding.GSM_7 : encoding);
        assertThat(text.segments()).hasSize(segments);
        assertThat(String.join("", text.segments())).isEqualTo(character.repeat(times));
    }

    @Test
    void an_escaped_character_stays_in_one_segment() {
        SmsText text = SmsText.of("x".repeat(152) + "€" + "x".repeat(100));

        assertThat(text.segments().get(0)).hasSize(152);
        assertThat(text.segments().get(1)).startsWith("€");
    }

    @Test
    void a_surrogate_pair_is_never_split() {
        SmsText text = SmsText.of("x".repeat(66) + "😀" + "x".repeat(20));

        assertThat(text.segments().get(0)).hasSize(66);
        assertThat(text.segments().get(1)).startsWith("😀");
        assertThat(text.units()).isEqualTo(88);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@£$¥èéùìòÇ", "Øø Åå Δ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ", "¡¿ÄÖÑÜ§äöñüà", "^{}\\[~]|€", "a\nb\rc"})
    void the_whole_alphabet_is_gsm7(String text) {
        assertThat(SmsText.of(text).encoding()).isEqualTo(Encoding.GSM_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ç", "ê", "œ", "’", "–", "…", "Ş", "ł", "я", "`", "\u00a0", "😀"})
    void one_character_outside_makes_the_whole_text_ucs2_and_is_named(String outside) {
        SmsText text = SmsText.of("Offre" + outside + "pour" + outside + "vous");

        assertThat(text.encoding()).isEqualTo(Encoding.UCS_2);
        assertThat(text.culprits()).singleElement().satisfies(culprit -> {
            assertThat(culprit.character()).isEqualTo(outside);
            assertThat(culprit.times()).isEqualTo(2);
        });
    }

    @Test
    void says_what_could_stand_instead() {
        assertThat(SmsText.of("C’est prêt 😀").culprits())
                .containsExactly(
                        new Culprit("’", 1, Optional.of("'")),
                        new Culprit("ê", 1, Optional.of("e")),
                        new Culprit("😀", 1, Optional.empty()));
    }

    @Test
    void says_how_much_room_is_left() {
        assertThat(SmsText.of("x".repeat(150)).room()).isEqualTo(10);
        assertThat(SmsText.of("x".repeat(161)).room()).isEqualTo(145);
        assertThat(SmsText.of("ç").room()).isEqualTo(69);
    }

    @Test
    void shows_no_text_when_printed() {
        assertThat(SmsText.of("secret")).hasToString("SmsText[GSM_7, 6 units, 1 segments]");
    }
}
