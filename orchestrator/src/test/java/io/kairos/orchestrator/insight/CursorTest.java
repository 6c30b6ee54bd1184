package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void carries_a_key_through_a_url_unchanged() {
        String cursor = Cursor.of("2026-03-02T09:00:00.123456Z", 40, "é?&=");

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(cursor, 3)).isEqualTo(List.of("2026-03-02T09:00:00.123456Z", "40", "é?&="));
    }

    @Test
    void refuses_what_is_no_cursor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.read("%%", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.read(Cursor.of("a"), 2));
    }
}
