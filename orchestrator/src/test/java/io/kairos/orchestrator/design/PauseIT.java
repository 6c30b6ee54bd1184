package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PauseIT extends WithDesigner {
    @Autowired
    private VirtualClock clock;

    @Autowired
    private List<Pump> pumps;

    @Test
    void paused_nothing_starts_wakes_or_is_sent_and_a_purchase_still_ends_it() {
        Inside paused = Inside.of("Paused", 2, designer, world, jdbc);
        String buyer = paused.customers.get(1);

        var answer = designer.post("/api/journeys/" + paused.id + "/pause", Map.of());
        paused.passDue();
        world.track(
                buyer,
                "Order Completed",
                Map.of("products", List.of(Map.of("category", "sofa", "range", "Oslo", "price", 900))));
        String late = Inside.enter(world);
        world.settle();

        assertThat(answer.body().toString()).isEqualTo("{\"state\":\"paused\",\"inside\":2,\"onTheWire\":0}");
        assertThat(paused.dispatches(paused.customer())).isZero();
        assertThat(world.visited(paused.customer(), paused.id)).containsExactly("start", Inside.WAIT);
        assertThat(paused.states(late)).isEmpty();
        assertThat(paused.states(buyer)).contains("ended bought");
        var resting = designer.get("/api/journeys/" + paused.id + "/resume").body();
        assertThat(resting.path("fellDue").asInt()).isEqualTo(1);
        assertThat(resting.path("newcomers").asInt()).isPositive();
        assertThat(resting.path("paused").path("by").asString()).isEqualTo("open");
        assertThat(designer.get("/api/journeys/" + paused.id)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("paused");
        assertThat(resume(paused, "send").body().path("entering").asInt()).isPositive();
        world.settle();
        assertThat(paused.states(late)).containsExactly("inside");
    }

    @Test
    void resumed_with_send_what_fell_due_happens_now() {
        Inside inside = resting("Resumed to send");

        var answer = resume(inside, "send");
        world.settle();

        assertThat(answer.body().path("state").asString()).isEqualTo("live");
        assertThat(answer.body().path("fellDue").asInt()).isEqualTo(1);
        assertThat(inside.dispatches(inside.customer())).isEqualTo(1);
        assertThat(designer.get("/api/journeys/" + inside.id + "/resume").code())
                .isEqualTo("journey-not-paused");
    }

    @Test
    void resumed_with_replan_the_timing_model_is_asked_anew_before_anything_is_sent() {
        Inside inside = resting("Resumed to plan");
        var before = inside.due(inside.customer());

        var answer = resume(inside, "replan");
        assertThat(answer.body().path("state").asString()).isEqualTo("resuming");
        assertThat(inside.dispatches(inside.customer())).isZero();
        world.settle();

        assertThat(inside.reasons(inside.customer())).contains("resumed-replan");
        assertThat(world.ask(
                        inside.customer(),
                        "select due_at from moment where customer_id = ? order by due_at desc limit 1",
                        java.time.OffsetDateTime.class))
                .first()
                .satisfies(due -> assertThat(due).isAfter(before));
        assertThat(designer.get("/api/journeys/" + inside.id)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("live");
    }

    @Test
    void resumed_with_skip_the_message_is_left_out_and_the_customer_goes_on() {
        Inside inside = resting("Resumed to skip");

        resume(inside, "skip");
        world.settle();

        assertThat(inside.dispatches(inside.customer())).isZero();
        assertThat(inside.reasons(inside.customer())).contains("skipped-after-pause");
        assertThat(world.visited(inside.customer(), inside.id))
                .startsWith("start", Inside.WAIT, "worth_a_message", "send_reminder", "another_reminder");
        assertThat(world.ask(
                        inside.customer(),
                        "select count(*) from moment where customer_id = ? and state = 'waiting'" + " and due_at <= '"
                                + world.now() + "'",
                        Long.class))
                .containsExactly(0L);
    }

    @Test
    void a_message_in_the_queue_is_kept_and_then_does_what_the_answer_says() {
        for (String answer : List.of("send", "replan", "skip")) {
            Inside inside = Inside.of("Queued " + answer, 1, designer, world, jdbc);
            clock.setTo(inside.due(inside.customer()).toInstant());
            pumps.stream()
                    .filter(pump -> List.of("jobs", "wake").contains(pump.name()))
                    .forEach(Pump::runOnce);
            designer.post("/api/journeys/" + inside.id + "/pause", Map.of());
            world.pass(Duration.ofMinutes(30));
            assertThat(state(inside)).as("kept").isEqualTo("ready");

            var resumed = resume(inside, answer);
            world.pass(Duration.ofDays(2));

            assertThat(resumed.body().path("fellDue").asInt()).as(answer).isPositive();
            if (answer.equals("skip")) {
                assertThat(state(inside)).isEqualTo("cancelled");
                assertThat(inside.reasons(inside.customer())).contains("skipped-after-pause");
            } else {
                assertThat(state(inside)).as(answer).isNotIn("ready", "cancelled");
            }
        }
    }

    @Test
    void stopped_everybody_leaves_once_the_number_is_confirmed() {
        Inside inside = Inside.of("Stopped", 3, designer, world, jdbc);
        String path = "/api/journeys/" + inside.id + "/stop";

        var wrong = designer.post(path, Map.of("confirm", 2));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.body().path("params").path("inside").asString()).isEqualTo("3");
        assertThat(inside.states(inside.customer())).containsExactly("inside");
        var right = designer.post(path, Map.of("confirm", 3));
        world.settle();

        assertThat(right.body().toString()).isEqualTo("{\"state\":\"stopped\",\"ending\":3}");
        assertThat(inside.customers)
                .allSatisfy(customer -> assertThat(inside.states(customer)).containsExactly("ended journey-stopped"));
        assertThat(inside.reasons(inside.customer())).contains("journey-stopped");
        assertThat(inside.instances(inside.id)).isZero();
        String late = Inside.enter(world);
        assertThat(inside.states(late)).isEmpty();
        designer.launch(inside.id, Map.of("fromVersion", 1, "people", "stay"), "again");
        assertThat(inside.states(Inside.enter(world))).containsExactly("inside");
    }

    private Inside resting(String name) {
        Inside inside = Inside.of(name, 1, designer, world, jdbc);
        designer.post("/api/journeys/" + inside.id + "/pause", Map.of());
        inside.passDue();
        return inside;
    }

    private Designer.Answer resume(Inside inside, String fellDue) {
        return designer.post("/api/journeys/" + inside.id + "/resume", Map.of("fellDue", fellDue));
    }

    private String state(Inside inside) {
        return jdbc.sql("select state from dispatch where journey_id = ? order by round limit 1")
                .param(inside.id)
                .query(String.class)
                .single();
    }
}
