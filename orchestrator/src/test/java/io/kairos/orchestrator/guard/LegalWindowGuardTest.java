package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.legal.LegalRules;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalWindowGuardTest {
    private final LegalWindowGuard guard = new LegalWindowGuard(LegalRules.shipped(), Asking.settings(Map.of()));

    @ParameterizedTest(name = "C6: {0}, zone known by {2}: not before {3}")
    @CsvSource({
        // New York alone
        "+12125550123, America/New_York,  PHONE,    2026-03-02T13:00:00Z",
        // 208 spans Boise and Los Angeles: 8:00 of the later one
        "+12084567890, America/Boise,     INFERRED, 2026-03-02T16:00:00Z",
        // a free number may ring anywhere from Bermuda to Saipan: 8:00 of Pago Pago is 14:00 in New York
        "+18005550123, America/New_York,  INFERRED, 2026-03-02T22:00:00Z",
        // the customer said where they are
        "+12084567890, America/New_York,  EXPLICIT, 2026-03-02T13:00:00Z",
    })
    void c6_holds_until_it_is_open_wherever_the_number_may_be(
            String phone, String zone, ZoneSource source, Instant opens) {
        Verdict verdict = ask("reminders", phone, zone, source, Map.of(), Instant.parse("2026-03-02T11:00:00Z"));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.HoldUntil.class, hold -> {
            assertThat(hold.until()).isEqualTo(opens);
            assertThat(hold.reason().code()).isEqualTo("legal-window");
            assertThat(hold.reason().params()).containsEntry("country", "US").containsEntry("from", "08:00");
        });
    }

    @Test
    void c8_asks_for_the_hours_of_the_numbers_country_and_the_holidays_of_the_address() {
        Instant goodFriday = Instant.parse("2026-04-03T10:00:00Z");
        Map<String, Object> strasbourg = Map.of("address", Map.of("country", "FR", "postalCode", "67000"));

        assertThat(ask("reminders", "+33612345678", "Europe/Paris", ZoneSource.PHONE, strasbourg, goodFriday))
                .isInstanceOf(Verdict.HoldUntil.class);
        assertThat(ask("reminders", "+33612345678", "Europe/Paris", ZoneSource.PHONE, Map.of(), goodFriday))
                .isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void what_is_owed_to_the_customer_goes_on_sundays() {
        Instant sunday = Instant.parse("2026-03-08T11:00:00Z");

        assertThat(ask("reminders", "+33612345678", "Europe/Paris", ZoneSource.PHONE, Map.of(), sunday))
                .isInstanceOf(Verdict.HoldUntil.class);
        assertThat(ask("service", "+33612345678", "Europe/Paris", ZoneSource.PHONE, Map.of(), sunday))
                .isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void c8_every_french_sms_says_how_to_stop() {
        CustomerProfile french = sms("+33612345678", "Europe/Paris", ZoneSource.PHONE, Map.of());

        assertThat(guard.complete("Le canapé Oslo vous attend", "sms", "reminders", french))
                .startsWith("Le canapé Oslo vous attend")
                .contains("STOP");
        assertThat(guard.complete("Oslo. STOP 36180", "sms", "reminders", french))
                .isEqualTo("Oslo. STOP 36180");
        assertThat(guard.complete("Nonstop Oslo", "sms", "reminders", french)).contains("STOP");
        assertThat(guard.complete("Votre code : 1234", "sms", "service", french))
                .isEqualTo("Votre code : 1234");
        assertThat(guard.complete(
                        "Oslo",
                        "sms",
                        "reminders",
                        sms("+12125550123", "America/New_York", ZoneSource.PHONE, Map.of())))
                .isEqualTo("Oslo");
    }

    private Verdict ask(
            String topic, String phone, String zone, ZoneSource source, Map<String, Object> traits, Instant at) {
        return guard.ask(
                Asking.context(Asking.request("sms", topic, Optional.empty()), sms(phone, zone, source, traits))
                        .at(at));
    }

    private static CustomerProfile sms(String phone, String zone, ZoneSource source, Map<String, Object> traits) {
        return Asking.customer(Optional.empty(), Optional.of(phone), zone, source, traits);
    }
}
