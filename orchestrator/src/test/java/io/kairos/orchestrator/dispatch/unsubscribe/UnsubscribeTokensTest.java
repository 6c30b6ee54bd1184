package io.kairos.orchestrator.dispatch.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeTokensTest {
    private final UnsubscribeTokens tokens = new UnsubscribeTokens(new byte[] {1, 2, 3});
    private final Line line = new Line(UUID.randomUUID(), "email", "rappels d’été");

    @Test
    void name_the_line_they_were_written_for() {
        assertThat(tokens.read(tokens.write(line))).contains(line);
    }

    @Test
    void stand_in_an_address_as_they_are() {
        assertThat(tokens.write(line)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void are_worth_nothing_with_any_bit_changed_or_byte_missing() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.write(line));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(tokens.read(encoded(changed))).as("bit %d changed", bit).isEmpty();
        }
        for (int length = 0; length < token.length; length++) {
            assertThat(tokens.read(encoded(java.util.Arrays.copyOf(token, length))))
                    .as("cut to %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void of_another_installation_are_worth_nothing() {
        assertThat(tokens.read(new UnsubscribeTokens(new byte[] {1, 2, 4}).write(line)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAA", "é"})
    void are_not_just_any_text(String text) {
        assertThat(tokens.read(text)).isEmpty();
        assertThat(tokens.read(text.repeat(1_000))).isEmpty();
    }

    private static String encoded(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
