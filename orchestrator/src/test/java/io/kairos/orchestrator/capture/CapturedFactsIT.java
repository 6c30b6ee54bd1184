package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.customer.ZoneSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What events say of a customer: traits, zone, consents, addresses. */
class CapturedFactsIT extends LaneRig {
    @Test
    void the_latest_word_about_a_trait_wins_in_whatever_order_events_arrive() {
        capture(identify("u", Optional.empty(), -10, Map.of("city", "Paris", "plan", "gold")));

        capture(identify("u", Optional.empty(), -20, Map.of("city", "Lyon", "age", 40)));

        assertThat(profile("u").traits()).isEqualTo(Map.of("city", "Paris", "plan", "gold", "age", 40));
    }

    @Test
    void knows_the_zone_explicitly_before_all_else() {
        capture(identify("u", Optional.empty(), -30, Map.of("phone", "+33 6 12 34 56 78")));
        assertThat(profile("u").zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(profile("u").zoneSource()).isEqualTo(ZoneSource.PHONE);
        assertThat(profile("u").phone()).hasValue("+33612345678");

        capture(withContext(track("u", "seen", -20), Map.of("timezone", "Asia/Tokyo", "locale", "fr-FR")));
        capture(identify("u", Optional.empty(), -10, Map.of("phone", "+1 212 555 0123")));

        assertThat(profile("u").zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(profile("u").zoneSource()).isEqualTo(ZoneSource.EXPLICIT);
        assertThat(profile("u").locale()).isEqualTo(Locale.FRANCE);
    }

    @Test
    void refusing_a_channel_takes_back_what_was_granted_for_single_topics() {
        capture(identify("u", Optional.empty(), -30, Map.of("consents", Map.of("email", Map.of("reminders", true)))));

        capture(track("u", "Unsubscribed", -20));
        assertThat(consents("u")).containsExactly("email * denied", "email reminders denied");

        capture(identify("u", Optional.empty(), -10, Map.of("consents", Map.of("email", Map.of("reminders", true)))));
        capture(track("u", "Unsubscribed", -25));
        assertThat(consents("u")).containsExactly("email * denied", "email reminders granted");
    }

    @Test
    void a_bounce_suppresses_the_address_until_there_is_another_one() {
        capture(
                identify("u", Optional.empty(), -30, Map.of("email", "Old@example.com")),
                track("u", "Email Bounced", -20));
        assertThat(suppressions("u")).containsExactly("email hard-bounce");

        capture(identify("u", Optional.empty(), -10, Map.of("email", "new@example.com")));
        assertThat(suppressions("u")).isEmpty();

        capture(withProperties(track("u", "Email Bounced", -5), Map.of("email", "old@example.com")));
        assertThat(suppressions("u")).isEmpty();
    }

    @Test
    void an_address_is_an_identity_of_the_customer_who_gave_it_first() {
        String email = id + "@example.com";
        capture(identify("u", Optional.empty(), -30, Map.of("email", email)));
        capture(identify("v", Optional.empty(), -20, Map.of("email", email)));

        assertThat(jdbc.sql("select customer_id from identity where kind = 'email' and value = ?")
                        .param(email)
                        .query(UUID.class)
                        .single())
                .isEqualTo(customer("u"));
        assertThat(profile("v").email()).hasValue(email);
    }

    private static CapturedEvent withContext(CapturedEvent event, Map<String, Object> context) {
        return with(event, event.properties(), context);
    }

    private static CapturedEvent withProperties(CapturedEvent event, Map<String, Object> properties) {
        return with(event, properties, event.context());
    }

    private static CapturedEvent with(
            CapturedEvent event, Map<String, Object> properties, Map<String, Object> context) {
        return new CapturedEvent(
                event.messageId(),
                event.type(),
                event.name(),
                event.userId(),
                event.anonymousId(),
                event.previousId(),
                event.occurredAt(),
                properties,
                context,
                event.source());
    }

    private List<String> suppressions(String user) {
        return texts("select channel || ' ' || reason from suppression where customer_id = ?", user);
    }
}
