package io.kairos.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageSettingsTest {
    @Test
    void nobody_is_written_to_unless_named() {
        MessageSettings none = new MessageSettings(List.of(), 10);
        MessageSettings some = new MessageSettings(List.of("Ada@Example.org", "@shop.example"), 10);

        assertThat(none.allows("ada@example.org")).isFalse();
        assertThat(some.allows("ada@example.org")).isTrue();
        assertThat(some.allows("anybody@shop.example")).isTrue();
        assertThat(some.allows("ben@example.org")).isFalse();
        assertThat(some.allows("ada@evilshop.example")).isFalse();
    }

    @Test
    void wrong_settings_say_what_to_give() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageSettings(List.of("everybody"), 10))
                .withMessageContaining("@example.org");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageSettings(List.of(), 0))
                .withMessageContaining("1 to 600");
    }
}
