package io.kairos.orchestrator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.journey.DrawnSteps;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class DryRunIT extends TrialRig {
    private static final String DATED = "/api/journeys/dated/dry-run";

    @Autowired
    private StatefulRedisConnection<String, String> redis;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void what_is_foreseen_is_what_then_happens() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 150);
        Instant moved = world.now().plus(Duration.ofDays(10));
        Instant bought = world.now().plus(Duration.ofDays(118));
        LocalDate arrival = day().plusDays(130);

        var foreseen = trying.ok(
                DATED,
                Map.of(
                        "customer",
                        world.id(customer),
                        "assumed",
                        List.of(
                                Map.of("event", "purchase", "at", bought.toString()),
                                Map.of(
                                        "event",
                                        "dates",
                                        "at",
                                        moved.toString(),
                                        "properties",
                                        Map.of(
                                                "date",
                                                arrival.toString(),
                                                "endDate",
                                                arrival.plusDays(3).toString())))));
        world.pass(Duration.ofDays(10));
        world.trip(customer, "Trip Dates Changed", 120);
        world.pass(Duration.ofDays(108));
        world.trip(customer, "Trip Booked", 12);
        world.pass(Duration.ofDays(1));

        var trace = Trying.list(foreseen.path("trace"));
        assertThat(sorted(trace.stream()
                        .filter(entry -> entry.has("step") && !isRetime(entry))
                        .map(entry -> entry.path("at").asString() + " "
                                + entry.path("step").asString())
                        .toList()))
                .isEqualTo(sorted(rows(customer, """
                        select to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' ' || v.element_id
                        from journal j cross join unnest(j.elements) with ordinality as v (element_id, place)
                        join enrolment e on e.customer_id = j.customer_id and e.id = j.enrolment_id
                        where j.customer_id = ? and e.journey_id = 'dated' order by j.seq, v.place
                        """)))
                .anyMatch(line -> line.endsWith("send_reminder"))
                .anyMatch(line -> line.endsWith("end_bought"));
        assertThat(trace.stream()
                        .filter(entry -> entry.path("kind").asString().equals("wait"))
                        .map(DryRunIT::reasons)
                        .toList())
                .isEqualTo(decisions(customer, "kind in ('moment', 'retime', 'no-send') and dispatch_id is null", 0))
                .hasSizeGreaterThan(2);
        assertThat(trace.stream()
                        .filter(entry -> entry.path("kind").asString().equals("send"))
                        .map(DryRunIT::reasons)
                        .toList())
                .as("every guard's word, after the one that says that it is due")
                .isEqualTo(decisions(customer, "dispatch_id is not null and kind = 'send'", 1))
                .isNotEmpty();
        assertThat(foreseen.path("ended").path("step").asString()).isEqualTo("end_bought");
        assertThat(foreseen.path("path").get(0).asString()).isEqualTo("start");
        assertThat(Trying.list(foreseen.path("path")).stream().map(JsonNode::asString))
                .contains("flow_worth_a_message_send_reminder", "end_bought");
    }

    @Test
    void who_is_busy_with_something_real_is_tried_another_time() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 100);
        var id = world.id(customer);

        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from enrolment where customer_id = ? for update")
                    .param(id)
                    .query(Integer.class)
                    .single();
            var refused = trying.problem(DATED, Map.of("customer", id), 503);
            assertThat(refused.path("code").asString()).isEqualTo("trial-busy");
        });
    }

    @Test
    void nothing_remains() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 100);
        var before = everything();

        var trace = trying.ok(
                        DATED,
                        Map.of(
                                "customer",
                                world.id(customer),
                                "assumed",
                                List.of(Map.of("event", "click", "day", 95), Map.of("event", "purchase", "day", 96))))
                .path("trace");
        trying.ok("/api/journeys/dated/preview", Map.of("customers", List.of(world.id(customer))));

        assertThat(Trying.with(trace, "kind", "send")).isNotEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void each_step_says_why_in_both_languages_with_its_conditions_guards_and_message() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 60);

        var trace = trying.ok(DATED, Map.of("customer", world.id(customer))).path("trace");
        var send = Trying.with(trace, "kind", "send").get(0);
        var gateway = Trying.with(trace, "step", "worth_a_message").get(0);

        assertThat(send.path("guards")).hasSizeGreaterThan(8);
        assertThat(Trying.texts(Trying.list(send.path("guards")), "outcome")).containsOnly("allow");
        assertThat(send.path("message").path("subject").asString()).isNotBlank();
        assertThat(send.path("message").path("html").asString())
                .contains("preview.invalid")
                .doesNotContain("/unsubscribe/");
        assertThat(gateway.path("conditions").get(0).path("met").asBoolean()).isTrue();
        assertThat(send.path("text").asString()).startsWith("The message would go out");
        assertThat(trying.post(DATED, Map.of("customer", world.id(customer)), "fr")
                        .body())
                .contains("Le message partirait par");
    }

    @Test
    void every_kind_of_step_can_be_tried() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 90);
        String drawn = DrawnSteps.bpmn("dated", """
                wait duration amount=2 unit=days at=10:00
                decide channel
                choose decided.channel = "postal" -> rare
                profile segment=asked
                choose customer.traits.segment = "asked" -> send
                wait duration amount=0 unit=minutes
                send
                first clicked 30 days
                """);
        Instant clicked = world.now().plus(Duration.ofDays(5));
        var before = everything();

        var clicks = trying.ok(
                        DATED,
                        Map.of(
                                "customer",
                                world.id(customer),
                                "bpmn",
                                drawn,
                                "assumed",
                                List.of(Map.of("event", "click", "at", clicked.toString()))))
                .path("trace");
        var waits = trying.ok(DATED, Map.of("customer", world.id(customer), "bpmn", drawn));
        var foreseen = trying.ok(
                        "/api/journeys/dated/preview",
                        Map.of("customers", List.of(world.id(customer)), "bpmn", drawn, "fresh", true))
                .path("customers")
                .get(0)
                .path("steps");

        assertThat(Trying.texts(Trying.list(clicks), "step")).endsWith("heard", "end_heard");
        assertThat(Trying.texts(
                        Trying.with(clicks, "step", "s5").stream()
                                .flatMap(gateway -> Trying.list(gateway.path("conditions")).stream())
                                .toList(),
                        "text"))
                .contains("customer.traits.segment = \"asked\"");
        assertThat(waits.path("ended").path("step").asString()).isEqualTo("end_sent");
        assertThat(Trying.texts(Trying.with(foreseen, "kind", "send"), "step")).containsExactly("s7", "send_last");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_message_without_consent_is_refused_and_says_so() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 60);
        world.identify(customer, Map.of("consents", Map.of("email", Map.of("reminders", false))));

        var trace = trying.ok(DATED, Map.of("customer", world.id(customer))).path("trace");
        var send = Trying.with(trace, "kind", "send").get(0);

        assertThat(Trying.texts(Trying.list(send.path("guards")), "outcome")).contains("refuse");
        assertThat(send.has("message")).isFalse();
    }

    @Test
    void what_cannot_be_assumed_names_its_field() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 60);
        var id = world.id(customer);

        assertThat(field(Map.of("customer", UUID.randomUUID()), 404)).isEqualTo("customer");
        assertThat(field(Map.of(), 404)).isEqualTo("customer");
        assertThat(field(assumed(id, Map.of("event", "birthday")), 400)).isEqualTo("assumed[0].event");
        assertThat(field(assumed(id, Map.of("event", "purchase", "day", -1)), 400))
                .isEqualTo("assumed[0].day");
        assertThat(field(assumed(id, Map.of("event", "dates", "day", 1)), 400)).isEqualTo("assumed[0].properties.date");
        assertThat(field(assumed(id, Map.of("event", "open", "properties", Map.of("x", 1))), 400))
                .isEqualTo("assumed[0].properties.x");
        assertThat(field(Map.of("customer", id, "bpmn", "<no/>"), 422)).isEqualTo("bpmn");
        assertThat(field(Map.of("customer", world.id(world.newCustomer())), 409))
                .isEqualTo("customer");
    }

    private static Map<String, ?> assumed(UUID id, Map<String, ?> event) {
        return Map.of("customer", id, "assumed", List.of(event));
    }

    private String field(Map<String, ?> body, int status) {
        return trying.problem(DATED, body, status).path("field").asString();
    }

    private static boolean isRetime(JsonNode entry) {
        return Trying.texts(Trying.list(entry.path("reasons")), "code").contains("need-changed");
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static String reasons(JsonNode entry) {
        return reasons(entry.path("reasons"), 0);
    }

    private static String reasons(JsonNode reasons, int without) {
        return Trying.list(reasons).stream()
                .skip(without)
                .map(reason -> reason.path("code").asString() + Trying.params(reason))
                .toList()
                .toString();
    }

    /** The reasons of the customer's decisions in this journey, in order. */
    private List<String> decisions(String customer, String which, int without) {
        return rows(
                        customer,
                        "select reasons::text from decision where customer_id = ? and journey_id = 'dated' and " + which
                                + " order by at, kind desc")
                .stream()
                .map(text -> reasons(Trying.json(text), without))
                .toList();
    }

    private List<String> rows(String customer, String sql) {
        return jdbc.sql(sql).param(world.id(customer)).query(String.class).list();
    }

    /** Rows and their content of every table, and the keys of Redis. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        List<String> tables = new ArrayList<>(jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'spring_session%'
                        """).query(String.class).list());
        tables.forEach(table -> all.put(
                table,
                jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) from " + table + " t")
                        .query(String.class)
                        .single()));
        all.put("redis", String.valueOf(redis.sync().dbsize()));
        return all;
    }

    private LocalDate day() {
        return world.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
