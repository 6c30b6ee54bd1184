package io.kairos.orchestrator.guard;

import static io.kairos.orchestrator.guard.Asking.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.guard.LatePolicy.Action;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessGuardTest {
    @ParameterizedTest(name = "{0} s late, at most 2 h, then {1}: {2}")
    @CsvSource({
        "0,    SKIP,    in-time",
        "7199, SKIP,    in-time",
        "7200, SKIP,    late-skipped",
        "7200, EXPIRE,  late-expired",
        "7200, PREDICT, late-predicted",
        "90000, PREDICT, late-predicted",
    })
    void a_late_message_does_what_its_step_says(long seconds, Action then, String code) {
        Optional<LatePolicy> policy = Optional.of(new LatePolicy(Duration.ofHours(2), then));

        Verdict verdict = new LatenessGuard((journey, version, step) -> policy)
                .ask(Asking.fine().at(NOW.plusSeconds(seconds)));

        assertThat(verdict.reason().code()).isEqualTo(code);
        assertThat(verdict instanceof Verdict.Refuse)
                .isEqualTo(code.equals("late-skipped") || code.equals("late-expired"));
    }

    @Test
    void a_step_without_a_policy_sends_as_long_as_the_message_is_of_use() {
        assertThat(new LatenessGuard((journey, version, step) -> Optional.empty())
                        .ask(Asking.fine().at(NOW.plus(Duration.ofDays(40)))))
                .isInstanceOf(Verdict.Allow.class);
    }
}
