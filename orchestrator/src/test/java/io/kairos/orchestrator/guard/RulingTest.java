package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final Instant MORNING = Instant.parse("2026-03-03T07:00:00Z");
    private static final Verdict YES = new Verdict.Allow(Reason.of("fine"));
    private static final Verdict LATER = new Verdict.HoldUntil(MORNING, Reason.of("quiet-hours"));
    private static final Verdict NO = new Verdict.Refuse(Reason.of("consent-missing"));

    @Test
    void the_first_refusal_wins_over_every_hold_and_every_word_is_kept() {
        Ruling ruling = Ruling.of(List.of(YES, LATER, NO), Optional.empty());

        assertThat(ruling.verdict()).isEqualTo(NO);
        assertThat(ruling.reasons()).containsExactly(Reason.of("consent-missing"));
        assertThat(ruling.words()).containsExactly(YES, LATER, NO);
    }

    @Test
    void the_longest_of_several_holds_counts_and_the_others_are_named() {
        Verdict longer = new Verdict.HoldUntil(MORNING.plusSeconds(1_800), Reason.of("legal-window"));

        Ruling ruling = Ruling.of(List.of(LATER, YES, longer), Optional.empty());

        assertThat(ruling.verdict()).isEqualTo(longer);
        assertThat(ruling.reasons()).containsExactly(Reason.of("legal-window"), Reason.of("quiet-hours"));
    }

    @Test
    void a_message_goes_when_all_allow() {
        Ruling ruling = Ruling.of(List.of(YES, YES), Optional.of(MORNING));

        assertThat(ruling.verdict()).isInstanceOf(Verdict.Allow.class);
        assertThat(ruling.and(NO, Optional.empty()).verdict()).isEqualTo(NO);
    }

    @Test
    void a_hold_may_end_at_the_deadline() {
        assertThat(Ruling.of(List.of(LATER), Optional.of(MORNING)).verdict()).isEqualTo(LATER);
    }

    @Test
    void a_hold_beyond_the_deadline_is_a_refusal_that_names_both() {
        Ruling ruling = Ruling.of(List.of(LATER), Optional.of(MORNING.minusMillis(1)));

        assertThat(ruling.verdict()).isEqualTo(new Verdict.Refuse(Reason.of("quiet-hours")));
        assertThat(ruling.reasons()).extracting(Reason::code).containsExactly("quiet-hours", "hold-past-deadline");
    }
}
