package io.kairos.orchestrator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.journey.JourneyWorld;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A step's own text: previewed while it is written, checked with the journey, and what is sent. */
@KairosTest
@Import(JourneyWorld.class)
class OwnMessageIT {
    private static final String SEND = "<camunda:property name=\"kairos.send.template\"";

    @Autowired
    private JourneyWorld world;

    @LocalServerPort
    private int port;

    @Test
    void is_shown_while_it_is_written_and_said_to_be_wrong_where_it_is() {
        var trying = new Trying(port);
        var shown = trying.ok(
                "/api/messages/reminder/preview",
                Map.of(
                        "content",
                        "--- subject\nFor {{ need.subject }}\n--- html\n<p>{{ need.ship }}</p>",
                        "locale",
                        "en"));

        assertThat(shown.path("subject").asString()).startsWith("For ");
        assertThat(shown.path("warnings").toString())
                .contains("MISSING_VARIABLE")
                .contains("need.ship");
        var broken = trying.problem(
                "/api/messages/reminder/preview",
                Map.of("content", "--- subject\n{{ need.subject\n--- html\n<p></p>"),
                422);
        assertThat(broken.path("code").asString()).isEqualTo("message-unreadable");
        assertThat(broken.path("detail").asString()).isNotBlank().doesNotContain("{why}");
    }

    @Test
    void is_what_the_customer_gets_instead_of_the_shared_one() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 150);

        var trace = new Trying(port)
                .ok(
                        "/api/journeys/dated/dry-run",
                        Map.of(
                                "bpmn",
                                dated(
                                        "--- subject&#10;Own words about {{ need.subject }}&#10;--- html&#10;&lt;p&gt;Bon voyage&lt;/p&gt;"),
                                "customer",
                                world.ask(customer, "select (?::uuid)::text", String.class)
                                        .get(0),
                                "assumed",
                                List.of()))
                .path("trace");

        var messages = Trying.list(trace).stream()
                .filter(one -> one.has("message"))
                .map(one -> one.path("message"))
                .toList();
        assertThat(messages)
                .as(trace.toString())
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(message.path("subject").asString()).startsWith("Own words about "));
    }

    @Test
    void that_names_a_value_nobody_has_stops_the_launch_at_its_step() {
        var findings = new Trying(port)
                .ok(
                        "/api/journeys/dated/draft/check",
                        Map.of(
                                "bpmn",
                                dated("--- subject&#10;{{ need.destinatoin }}&#10;--- html&#10;&lt;p&gt;&lt;/p&gt;")))
                .path("findings");

        assertThat(Trying.with(findings, "code", "VARIABLE_NOT_GIVEN"))
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.path("element").asString()).startsWith("send"));
    }

    private static String dated(String words) {
        return new String(ShippedJourneys.bpmn("dated"), StandardCharsets.UTF_8)
                .replace(SEND, "<camunda:property name=\"kairos.send.words.en\" value=\"" + words + "\" />" + SEND);
    }
}
