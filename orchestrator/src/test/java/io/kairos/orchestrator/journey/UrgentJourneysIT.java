package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in a journey whose messages are owed sleeps as an urgent one. */
@KairosTest
@Import(JourneyWorld.class)
class UrgentJourneysIT {
    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyRegistry journeys;

    @Autowired
    private JourneyEngine engine;

    @Autowired
    private Steps steps;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void only_a_journey_that_sends_what_is_owed_has_its_customers_woken_first() {
        var user = world.newCustomer();
        world.track(
                user, "Product Viewed", Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900));
        var customer = world.id(user);
        var id = "owed-" + UUID.randomUUID();
        var enrolment = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            journeys.launch(id, 1, owed(id), JourneyRegistry.Launch.FILE);
            jdbc.sql("""
                            insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id,
                                state, started_at)
                            select customer_id, ?, need_id, ?, 1, 'none', 'inside', started_at from enrolment where customer_id = ?
                            """).param(enrolment).param(id).param(customer).update();
            var key = journeys.version(id, 1).deploymentKey();
            steps.inBatch(List.of(enrolment), () -> engine.start(List.of(new JourneyEngine.Start(enrolment, key))));

            var asleep = jdbc.sql("select enrolment_id = ? and urgent or enrolment_id <> ? and not urgent from sleeping"
                            + " where customer_id = ?")
                    .param(enrolment)
                    .param(enrolment)
                    .param(customer)
                    .query(Boolean.class)
                    .list();
            assertThat(asleep).containsExactly(true, true);
        });
    }

    private static byte[] owed(String id) {
        return new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8)
                .replace("process id=\"considered\"", "process id=\"" + id + "\"")
                .replace("bpmnElement=\"considered\"", "bpmnElement=\"" + id + "\"")
                .replace(
                        "name=\"kairos.send.topic\" value=\"reminders\"",
                        "name=\"kairos.send.topic\" value=\"service\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
