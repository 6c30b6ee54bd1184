package io.kairos.orchestrator.guard;

import static io.kairos.orchestrator.guard.Asking.NOW;
import static io.kairos.orchestrator.guard.Asking.consent;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuardsTest {

    @ParameterizedTest(name = "need {0}, closed {1} s and journey begun {2} s after noon: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "open,       -,  0, need-open",
                "won,       60,  0, need-closed",
                "lost,      60,  0, need-closed",
                "expired,   60,  0, need-closed",
                "superseded,60,  0, need-closed",
                "won,       60, 60, journey-after-need",
                "won,       60, 90, journey-after-need",
                "won,       60,  -, need-closed",
            })
    void need_stops_what_began_before_it_closed(String state, Long closed, Long enrolled, String code) {
        NeedStanding need = new NeedStanding(
                state,
                Optional.ofNullable(closed).map(NOW::plusSeconds),
                Optional.ofNullable(enrolled).map(NOW::plusSeconds));

        assertThat(new NeedGuard().ask(Asking.with(Optional.of(need))).reason().code())
                .isEqualTo(code);
    }

    @Test
    void need_that_is_gone_is_a_refusal() {
        assertThat(new NeedGuard().ask(Asking.with(Optional.<NeedStanding>empty())))
                .isInstanceOf(Verdict.Refuse.class);
    }

    static Stream<Arguments> consents() {
        return Stream.of(
                Arguments.of(List.of(), "consent-missing"),
                Arguments.of(List.of(consent("email", "reminders", true, 0)), "consent-granted"),
                Arguments.of(List.of(consent("email", "*", true, 0)), "consent-granted"),
                Arguments.of(List.of(consent("*", "reminders", true, 0)), "consent-granted"),
                Arguments.of(List.of(consent("email", "news", true, 0)), "consent-missing"),
                Arguments.of(List.of(consent("sms", "reminders", true, 0)), "consent-missing"),
                Arguments.of(List.of(consent("email", "reminders", false, 0)), "consent-denied"),
                Arguments.of(List.of(consent("email", "*", false, 0)), "consent-denied"),
                Arguments.of(
                        List.of(consent("email", "reminders", false, 0), consent("email", "*", true, 9)),
                        "consent-denied"),
                Arguments.of(
                        List.of(consent("email", "reminders", true, 0), consent("email", "*", false, 9)),
                        "consent-denied"),
                Arguments.of(
                        List.of(consent("email", "reminders", true, 5), consent("email", "*", false, 5)),
                        "consent-denied"),
                Arguments.of(
                        List.of(consent("email", "reminders", true, 9), consent("email", "*", false, 0)),
                        "consent-granted"),
                Arguments.of(
                        List.of(consent("email", "*", true, 9), consent("*", "reminders", false, 0)),
                        "consent-denied"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("consents")
    void consent_is_needed_and_a_no_outlives_a_vaguer_yes(List<Consent> said, String code) {
        Verdict verdict = new ConsentGuard(Asking.settings(Map.of())).ask(Asking.with(said));

        assertThat(verdict.reason().code()).isEqualTo(code);
        assertThat(verdict instanceof Verdict.Allow).isEqualTo(code.equals("consent-granted"));
    }

    @Test
    void suppression_refuses_and_says_since_when() {
        Verdict verdict = new SuppressionGuard().ask(Asking.with(new Suppression("complaint", NOW)));

        assertThat(verdict).isInstanceOf(Verdict.Refuse.class);
        assertThat(verdict.reason().params())
                .containsEntry("cause", "complaint")
                .containsEntry("suppressedAt", NOW.toString());
        assertThat(new SuppressionGuard().ask(Asking.fine())).isInstanceOf(Verdict.Allow.class);
    }

    @ParameterizedTest(name = "[{0}]: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, address-missing",
                "ada@example.org, address-known",
                "ada.l+kairos@mail.example.org, address-known",
                "ada, address-unusable",
                "ada@@example.org, address-unusable",
                "'ada@example.org,eve@example.org', address-unusable",
                "'Ada <ada@example.org>', address-unusable",
                "'ada@exam\nple.org', address-unusable",
            })
    void address_must_be_one_plain_address(String email, String code) {
        assertThat(new AddressGuard(AddressesTest.reaching(Recipient.Kind.EMAIL))
                        .ask(Asking.toAddress(Optional.ofNullable(email)))
                        .reason()
                        .code())
                .isEqualTo(code);
    }

    @Test
    void deadline_is_the_last_instant_a_message_may_leave() {
        assertThat(new DeadlineGuard().ask(Asking.before(NOW))).isInstanceOf(Verdict.Allow.class);
        assertThat(new DeadlineGuard().ask(Asking.before(NOW.minusMillis(1)))).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void quiet_hours_hold_until_they_end_in_the_customers_zone() {
        QuietHoursGuard lunch = new QuietHoursGuard(Asking.settings(
                Map.of("kairos.guards.quiet-hours.from", "12:00", "kairos.guards.quiet-hours.to", "14:00")));

        assertThat(lunch.ask(Asking.fine())).isInstanceOfSatisfying(Verdict.HoldUntil.class, hold -> {
            assertThat(hold.until()).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
            assertThat(hold.reason().params()).containsEntry("zone", "Europe/Paris");
        });
    }
}
