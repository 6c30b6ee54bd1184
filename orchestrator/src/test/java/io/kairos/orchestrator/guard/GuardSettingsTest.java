package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GuardSettingsTest {
    @Test
    void have_usual_rules_where_none_are_given() {
        GuardSettings usual = bound(Map.of());

        assertThat(usual.quietHours()).isEqualTo(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)));
        assertThat(usual.capsInWords("email", "reminders")).isEqualTo("1 / 24 h, 3 / 168 h, 8 / 168 h");
        assertThat(usual.capsInWords("postal", "reminders")).isEqualTo("8 / 168 h");
        assertThat(usual.isCapped("email", "reminders")).isTrue();
        assertThat(usual.isCapped("email", "service")).isFalse();
        assertThat(usual.longestWindow()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void take_the_rules_that_are_given() {
        GuardSettings own = bound(Map.of(
                "kairos.guards.quiet-hours.from", "22:30",
                "kairos.guards.quiet-hours.to", "07:00",
                "kairos.guards.caps[0].channel", "sms",
                "kairos.guards.caps[0].max", "2",
                "kairos.guards.caps[0].per", "90m",
                "kairos.guards.pressure.budget", "2.5",
                "kairos.guards.pressure.weights.sms", "0.5",
                "kairos.guards.transactional-topics", "orders,accounts"));

        assertThat(own.quietHours()).isEqualTo(new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 0)));
        assertThat(own.caps()).isEqualTo(List.of(new CapRule("sms", "*", 2, Duration.ofMinutes(90))));
        assertThat(own.capsInWords("sms", "news")).isEqualTo("2 / 90 min, 2.5 / 168 h");
        assertThat(own.isCapped("sms", "orders")).isFalse();
    }

    @Test
    void may_have_no_caps_at_all() {
        GuardSettings none = bound(Map.of("kairos.guards.caps", "", "kairos.guards.pressure.budget", "0"));

        assertThat(none.caps()).isEmpty();
        assertThat(none.isCapped("email", "reminders")).isFalse();
    }

    @Test
    void refuse_a_cap_that_allows_nothing() {
        assertThatThrownBy(() -> bound(Map.of(
                        "kairos.guards.caps[0].channel", "email",
                        "kairos.guards.caps[0].max", "0",
                        "kairos.guards.caps[0].per", "1d")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("1 or more");
    }

    @Test
    void refuse_a_weight_that_no_budget_could_carry() {
        assertThatThrownBy(() -> bound(Map.of(
                        "kairos.guards.pressure.budget", "3",
                        "kairos.guards.pressure.weights.postal", "4")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("kairos.guards.pressure.weights.postal")
                .hasMessageContaining("never be sent");
    }

    private static GuardSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("kairos.guards", GuardSettings.class);
    }
}
