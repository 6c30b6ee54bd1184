package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that show that two customers are one. */
class CapturedMergeIT extends LaneRig {
    @Test
    void everything_of_an_anonymous_customer_moves_to_the_user_it_becomes() {
        capture(anonymous("a", "searched", -60));
        UUID from = effects.applied.get(0).customerId();
        addRowsOf(from);
        capture(identify("u", Optional.empty(), -50, Map.of("firstName", "Ada")));

        capture(identify("u", Optional.of("a"), -40, Map.of("email", "ada@example.com")), anonymous("a", "seen", -30));

        UUID into = customer("u");
        assertThat(effects.merges).containsExactly(List.of(from, into));
        assertThat(jdbc.sql("select merged_into from customer where id = ?")
                        .param(from)
                        .query(UUID.class)
                        .single())
                .isEqualTo(into);
        for (String table : List.of(
                "event",
                "need",
                "enrolment",
                "decision",
                "moment",
                "dispatch",
                "journal",
                "consent",
                "suppression",
                "identity")) {
            assertThat(count(table, from)).as("rows of %s left behind", table).isZero();
            assertThat(count(table, into)).as("rows of %s moved", table).isPositive();
        }
        assertThat(names("u")).containsExactly("searched", "identify", "identify", "seen");
    }

    @Test
    void a_merge_keeps_the_latest_consent_and_trait() {
        capture(
                anonymousIdentify("a", -60, Map.of("city", "Lyon", "shoe", 40, "consents", Map.of("email", true))),
                identify("u", Optional.empty(), -50, Map.of("city", "Paris", "consents", Map.of("email", false))));
        UUID from = effects.applied.get(0).customerId();
        assertThat(from).isNotEqualTo(customer("u"));

        capture(identify("u", Optional.of("a"), -40, Map.of()));

        assertThat(profile("u").traits()).isEqualTo(Map.of("city", "Paris", "shoe", 40));
        assertThat(consents("u")).containsExactly("email * denied");
    }

    @Test
    void two_known_users_are_never_merged() {
        capture(identify("first", Optional.of("shared"), -60, Map.of()));

        capture(identify("second", Optional.of("shared"), -50, Map.of()), anonymous("shared", "seen", -40));
        CaptureReceipt alias = capture(alias("second", id + "first"));

        assertThat(effects.merges).isEmpty();
        assertThat(names("first")).containsExactly("identify", "seen");
        assertThat(names("second")).containsExactly("identify");
        assertThat(alias.failed())
                .extracting(failed -> failed.problem().code())
                .containsExactly("alias-of-two-known-users");
    }

    private void addRowsOf(UUID customer) {
        UUID need = UUID.randomUUID();
        UUID enrolment = UUID.randomUUID();
        UUID decision = UUID.randomUUID();
        jdbc.sql("insert into need (customer_id, id, product_type, subject, state, opened_at, changed_at, expires_at) "
                        + "values (?, ?, 'trip', 'x', 'lost', now(), now(), now())")
                .params(customer, need)
                .update();
        jdbc.sql("insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, "
                        + "state, started_at) values (?, ?, ?, 'j', 1, 'none', 'ended', now())")
                .params(customer, enrolment, need)
                .update();
        jdbc.sql("insert into decision (customer_id, id, kind, at, outcome, reasons) "
                        + "values (?, ?, 'no-send', now(), 'no', '[]')")
                .params(customer, decision)
                .update();
        jdbc.sql("insert into moment (customer_id, enrolment_id, step, round, decision_id, state, action, due_at) "
                        + "values (?, ?, 's', 1, ?, 'passed', 'wait', now())")
                .params(customer, enrolment, decision)
                .update();
        jdbc.sql(
                        "insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, "
                                + "template, decision_id, state, due_at, not_before, created_at) "
                                + "values (?, ?, ?, ?, 'j', 's', 1, 'email', 't', 't', ?, 'cancelled', now(), now(), now())")
                .params(customer, UUID.randomUUID(), need, enrolment, decision)
                .update();
        jdbc.sql("insert into journal (customer_id, enrolment_id, elements, at) values (?, ?, '{e}', now())")
                .params(customer, enrolment)
                .update();
        jdbc.sql("insert into consent values (?, 'email', '*', 'denied', 'test', now())")
                .param(customer)
                .update();
        jdbc.sql("insert into suppression values (?, 'sms', 'manual', now())")
                .param(customer)
                .update();
    }

    private CapturedEvent anonymousIdentify(String anonymous, int seconds, Map<String, Object> traits) {
        return event(EventType.IDENTIFY, "identify", Optional.empty(), Optional.of(id + anonymous), seconds, traits);
    }

    private CapturedEvent alias(String user, String previous) {
        CapturedEvent event = event(EventType.ALIAS, "alias", Optional.of(id + user), Optional.empty(), -1, Map.of());
        return new CapturedEvent(
                event.messageId(),
                event.type(),
                event.name(),
                event.userId(),
                event.anonymousId(),
                Optional.of(previous),
                event.occurredAt(),
                event.properties(),
                event.context(),
                event.source());
    }

    private long count(String table, UUID customer) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }
}
