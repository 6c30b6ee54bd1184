package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

    private static final Optional<String> NONE = Optional.empty();

    @TestFactory
    Stream<DynamicTest> no_part_of_any_recipient_or_content_smuggles_a_line() {
        List<Function<String, Object>> places = List.of(
                Recipient.Line::new,
                Recipient.Email::new,
                Recipient.Phone::new,
                s -> new Recipient.Identity(Optional.of(s), NONE, NONE, NONE, NONE, NONE),
                s -> new Recipient.Identity(NONE, Optional.of(s), NONE, NONE, NONE, NONE),
                s -> new Recipient.Identity(NONE, NONE, Optional.of(s), NONE, NONE, NONE),
                s -> new Recipient.Identity(NONE, NONE, NONE, Optional.of(s), NONE, NONE),
                s -> new Recipient.Identity(Optional.of("a@example.org"), NONE, NONE, NONE, Optional.of(s), NONE),
                s -> new Recipient.Identity(Optional.of("a@example.org"), NONE, NONE, NONE, NONE, Optional.of(s)),
                s -> new Recipient.Postal(s, List.of(), "", "", "", ""),
                s -> new Recipient.Postal("Ann", List.of(s), "", "", "", ""),
                s -> new Recipient.Postal("Ann", List.of(), s, "", "", ""),
                s -> new Recipient.Postal("Ann", List.of(), "", s, "", ""),
                s -> new Recipient.Postal("Ann", List.of(), "", "", s, ""),
                s -> new Recipient.Postal("Ann", List.of(), "", "", "", s),
                s -> new Recipient.Url(URI.create("https://example.org/" + s)),
                s -> new MessageContent.Email(s, "text", NONE),
                s -> new MessageContent.Letter(s, "text", "<p>"),
                s -> new MessageContent.Audience(s, MessageContent.Audience.Membership.LEAVE));
        return Stream.of("\r", "\n", "\r\n", "\0", "\u0085", "\u2028")
                .map(control -> DynamicTest.dynamicTest("U+%04X".formatted((int) control.charAt(0)), () -> {
                    for (Function<String, Object> place : places) {
                        String smuggled = "+33612345678" + control + "Bcc: other@example.org";
                        assertThatThrownBy(() -> place.apply(smuggled)).isInstanceOf(IllegalArgumentException.class);
                    }
                }));
    }

    @Test
    void no_body_holds_nul() {
        assertThatThrownBy(() -> new MessageContent.ShortText("a\0b")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> new MessageContent.Letter("", "a\0b", "<p>")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> new MessageContent.Letter("", "a", "<p>\0")).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> new MessageContent.Json("{\0}")).hasMessageContaining("U+0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0612345678", "+0612345678", "+33 6 12 34 56 78", "33612345678", "+3361", "+1234567890123456"})
    void a_phone_number_is_in_e164_form(String wrong) {
        assertThatThrownBy(() -> new Recipient.Phone(wrong))
                .hasMessageContaining("E.164")
                .hasMessageNotContaining(wrong);
    }

    @Test
    void an_identity_names_someone() {
        assertThatThrownBy(() -> new Recipient.Identity(NONE, NONE, NONE, NONE, Optional.of("FR"), NONE))
                .hasMessageContaining("no email");
    }

    @Test
    void a_postal_address_reads_as_one_line() {
        Recipient.Postal home = new Recipient.Postal("Ann Lee", List.of("1 rue X"), "75001", "Paris", "", "FR");

        assertThat(home.line()).isEqualTo("Ann Lee, 1 rue X, 75001, Paris, FR");
    }

    @Test
    void shows_nothing_personal_when_printed() {
        assertThat(new Recipient.Postal("Ann Lee", List.of("1 rue X"), "75001", "Paris", "", "FR"))
                .hasToString("Postal[hidden]");
        assertThat(new Recipient.Phone("+33612345678")).hasToString("Phone[hidden]");
        assertThat(new Recipient.Url(URI.create("https://example.org/token"))).hasToString("Url[hidden]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "\"text\"", "{", "{]", "42"})
    void json_is_an_object_or_an_array(String wrong) {
        assertThatThrownBy(() -> new MessageContent.Json(wrong)).hasMessageContaining("neither");
    }
}
