package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerpTest {

    private static final String UUID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
    private final Verp verp = new Verp("bounces@mail.example.org", SigningKeys.of("the first secret of all"));

    @ParameterizedTest
    @ValueSource(strings = {UUID, "d-1", "a.b_c-9"})
    void an_address_leads_back_to_its_dispatch(String dispatch) {
        String sender = verp.senderOf(dispatch);

        assertThat(sender.substring(0, sender.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
        assertThat(EmailAddress.parse(sender)).isPresent();
        assertThat(verp.dispatchIn("Delivered-To: <" + sender + ">")).contains(dispatch);
        assertThat(verp.dispatchIn(sender.toUpperCase(Locale.ROOT))).contains(dispatch);
    }

    @Test
    void an_altered_address_leads_nowhere() {
        String sender = verp.senderOf(UUID);
        for (int i = "bounces+u".length(); i < sender.indexOf('@'); i++) {
            char other = sender.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(verp.dispatchIn(sender.substring(0, i) + other + sender.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void another_secret_is_refused_and_an_older_one_taken() {
        String sender = verp.senderOf(UUID);
        byte[] fresh = "the second secret of all".getBytes(StandardCharsets.UTF_8);
        byte[] old = "the first secret of all".getBytes(StandardCharsets.UTF_8);

        assertThat(new Verp("bounces@mail.example.org", new SigningKeys(List.of(fresh))).dispatchIn(sender))
                .isEmpty();
        assertThat(new Verp("bounces@mail.example.org", new SigningKeys(List.of(fresh, old))).dispatchIn(sender))
                .contains(UUID);
    }

    @Test
    void an_id_that_does_not_fit_gets_the_plain_address() {
        assertThat(verp.senderOf("x".repeat(60))).isEqualTo("bounces@mail.example.org");
        assertThat(verp.senderOf("With-Capitals")).isEqualTo("bounces@mail.example.org");
    }

    @Test
    void weak_secrets_and_wrong_addresses_are_refused() {
        assertThatThrownBy(() -> SigningKeys.of("short")).hasMessageContaining("16 bytes");
        assertThatThrownBy(() -> new Verp("not an address", SigningKeys.of("the first secret of all")))
                .hasMessageContaining("bounce address");
    }
}
