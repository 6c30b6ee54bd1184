package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundMessageTest {

    private static final MessageContent CONTENT = MessageContent.ofText("Your sofa", "It waits for you.");

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\0", "\u0085", "\u2028", "\u000b"})
    void refuses_line_breaks_and_controls_everywhere_on_the_wire(String control) {
        String smuggled = "a" + control + "Bcc: other@example.org";

        assertThatThrownBy(() -> MessageContent.ofText(smuggled, "text")).hasMessageContaining("subject");
        assertThatThrownBy(() -> message("d1", smuggled, Map.of())).hasMessageContaining("address");
        assertThatThrownBy(() -> message("d1", "a@example.org", Map.of("X-Note", smuggled)))
                .hasMessageContaining("header X-Note");
        assertThatThrownBy(() -> message("d1", "a@example.org", Map.of(smuggled, "value")))
                .hasMessageContaining("header name");
        assertThatThrownBy(() -> message(smuggled, "a@example.org", Map.of())).hasMessageContaining("dispatch id");
    }

    @Test
    void an_error_never_repeats_the_address() {
        assertThatThrownBy(() -> message("d1", "ann@example.org\r\n", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a@example.org", "a@example.org "})
    void refuses_an_empty_or_padded_address(String address) {
        assertThatThrownBy(() -> message("d1", address, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a..b", "a@b", "a b", "<a>", "é"})
    void refuses_a_dispatch_id_that_cannot_stand_in_a_message_id(String dispatchId) {
        assertThatThrownBy(() -> message(dispatchId, "a@example.org", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_header_given_twice_in_different_case() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<https://example.org/1>");
        headers.put("list-unsubscribe", "<https://example.org/2>");

        assertThatThrownBy(() -> message("d1", "a@example.org", headers)).hasMessageContaining("twice");
    }

    @Test
    void keeps_headers_in_order_and_apart_from_the_callers_map() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Z", "1");
        headers.put("A", "2");
        OutboundMessage message = message("d1", "a@example.org", headers);
        headers.clear();

        assertThat(message.headers().keySet()).containsExactly("Z", "A");
    }

    @Test
    void refuses_blank_text_and_nul_in_bodies() {
        assertThatThrownBy(() -> MessageContent.ofText("s", " \n")).hasMessageContaining("blank");
        assertThatThrownBy(() -> MessageContent.ofText("s", "a\0")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> new MessageContent.Email("s", "a", Optional.of("<p>\0")))
                .hasMessageContaining("html");
    }

    @Test
    void shows_nothing_personal_when_printed() {
        assertThat(message("d1", "ann@example.org", Map.of())).hasToString("OutboundMessage[d1]");
    }

    private static OutboundMessage message(String dispatchId, String address, Map<String, String> headers) {
        return new OutboundMessage(dispatchId, address, CONTENT, headers);
    }
}
