package io.kairos.orchestrator.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void reads_consents_per_channel_and_topic_and_keeps_them_out_of_the_traits() {
        CustomerFact fact = FactReader.identify(
                AT,
                Map.of("firstName", "Ada", "consents", Map.of("email", Map.of("reminders", true, "News", "denied"))),
                Map.of());

        assertThat(fact.consents)
                .containsExactlyInAnyOrder(
                        new ConsentFact("email", "reminders", true, "trait"),
                        new ConsentFact("email", "news", false, "trait"));
        assertThat(fact.traits).containsOnlyKeys("firstName");
    }

    @Test
    void a_consent_for_a_channel_covers_all_its_topics() {
        CustomerFact fact = FactReader.identify(AT, Map.of("consents", Map.of("sms", false)), Map.of());

        assertThat(fact.consents).containsExactly(new ConsentFact("sms", "*", false, "trait"));
    }

    @Test
    void refuses_a_consent_that_is_neither_yes_nor_no() {
        assertThatExceptionOfType(InvalidFactException.class)
                .isThrownBy(() -> FactReader.identify(
                        AT, Map.of("consents", Map.of("email", Map.of("reminders", "maybe"))), Map.of()))
                .satisfies(invalid -> {
                    assertThat(invalid.code()).isEqualTo("consent-unreadable");
                    assertThat(invalid.field()).isEqualTo("/traits/consents/email/reminders");
                });
    }

    @Test
    void reads_the_categories_of_a_consent_manager_as_topics_of_every_channel() {
        CustomerFact fact = FactReader.event(
                AT,
                "Seen",
                Map.of(),
                Map.of("consent", Map.of("categoryPreferences", Map.of("Advertising", false, "Odd", "?"))));

        assertThat(fact.consents).containsExactly(new ConsentFact("*", "advertising", false, "context"));
    }

    @Test
    void reads_zone_and_locale_from_the_traits_before_the_context() {
        CustomerFact fact = FactReader.identify(
                AT,
                Map.of("timezone", "Asia/Tokyo", "locale", "ja"),
                Map.of("timezone", "Europe/Paris", "locale", "fr_FR"));

        assertThat(fact.zone).hasValue(ZoneId.of("Asia/Tokyo"));
        assertThat(fact.locale).hasValue(Locale.JAPANESE);
    }

    @Test
    void refuses_a_zone_that_is_none_and_ignores_one_that_the_device_does_not_know() {
        assertThatExceptionOfType(InvalidFactException.class)
                .isThrownBy(() -> FactReader.event(AT, "Seen", Map.of(), Map.of("timezone", "CEST+1")))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("/context/timezone"));
        assertThat(FactReader.event(AT, "Seen", Map.of(), Map.of("timezone", "Etc/Unknown")).zone)
                .isEmpty();
    }

    @Test
    void unsubscribing_denies_every_topic_of_e_mail_or_the_one_it_names() {
        assertThat(FactReader.event(AT, "Unsubscribed", Map.of(), Map.of()).consents)
                .containsExactly(new ConsentFact("email", "*", false, "Unsubscribed"));
        assertThat(FactReader.event(AT, "Unsubscribed", Map.of("topic", "reminders"), Map.of()).consents)
                .containsExactly(new ConsentFact("email", "reminders", false, "Unsubscribed"));
    }

    @Test
    void a_hard_bounce_suppresses_and_a_soft_one_does_not() {
        assertThat(FactReader.event(AT, "Email Bounced", Map.of(), Map.of()).suppressions)
                .extracting(SuppressionFact::reason)
                .containsExactly("hard-bounce");
        assertThat(FactReader.event(AT, "Email Bounced", Map.of("bounce_type", "Soft"), Map.of()).suppressions)
                .isEmpty();
    }
}
