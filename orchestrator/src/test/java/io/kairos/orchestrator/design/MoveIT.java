package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MoveIT extends WithDesigner {
    @Test
    void the_review_says_who_is_inside_and_what_a_launch_would_do_to_them() {
        Inside inside = Inside.of("Reviewed", 3, designer, world, jdbc);
        designer.save(inside.id, 0, Designer.file(inside.id).replace("value=\"reminder\"", "value=\"last-reminder\""));

        var review = designer.post("/api/journeys/" + inside.id + "/review", Map.of())
                .body();

        assertThat(review.path("liveVersion").asInt()).isEqualTo(1);
        assertThat(review.path("inside").path("total").asInt()).isEqualTo(3);
        assertThat(review.path("inside")
                        .path("bySteps")
                        .get(0)
                        .path("stillThere")
                        .asBoolean())
                .isTrue();
        assertThat(review.path("messages").path("changed").get(0).asString())
                .isEqualTo("Send reminder: reminder (email, reminders) → last-reminder (email, reminders)");
        assertThat(review.path("moving").path("movable").asInt()).isEqualTo(3);
        assertThat(review.path("moving").path("totals").path("asked").asInt()).isEqualTo(3);
        assertThat(review.path("moving").path("sample").size()).isEqualTo(3);
        assertThat(review.path("mayEnter").asInt()).isNotNegative();
        assertThat(review.path("needsApproval").asBoolean())
                .as("nobody else is there")
                .isFalse();
        assertThat(review.path("liveBpmn").asString()).contains("value=\"reminder\"");
        var gone = designer.post(
                        "/api/journeys/" + inside.id + "/review",
                        Map.of("bpmn", Designer.file(inside.id).replace(Inside.WAIT, "wait_elsewhere")))
                .body();
        assertThat(gone.path("inside").path("bySteps").get(0).path("stillThere").asBoolean(true))
                .isFalse();
        assertThat(gone.path("moving").path("staying").asInt()).isEqualTo(3);
    }

    @Test
    void moved_they_wait_in_the_new_version_until_the_moments_the_review_promised() {
        Inside inside = Inside.of("Moved", 2, designer, world, jdbc);
        String customer = inside.customer();
        var before = inside.due(customer).toInstant();
        // with one reminder instead of three it waits for the best moment of all
        designer.save(
                inside.id,
                0,
                Designer.file(inside.id)
                        .replaceAll("(kairos\\.remind\\.max\" value=\")[0-9]+", "$11")
                        .replace("value=\"reminder\"", "value=\"last-reminder\""));
        var review = designer.post("/api/journeys/" + inside.id + "/review", Map.of())
                .body();

        var launched = designer.launch(inside.id, "move");
        assertThat(launched.status()).as(launched.raw().body()).isEqualTo(201);
        world.settle();

        assertThat(inside.customers).allMatch(one -> inside.version(one) == 2);
        var sample = review.path("moving").path("sample");
        for (int i = 0; i < sample.size(); i++) {
            String promised = sample.get(i).path("newDueAt").asString();
            UUID id = UUID.fromString(sample.get(i).path("customer").asString());
            assertThat(jdbc.sql("select due_at from moment where customer_id = ? and state = 'waiting'")
                            .param(id)
                            .query(java.time.OffsetDateTime.class)
                            .single()
                            .toInstant())
                    .isEqualTo(Instant.parse(promised));
        }
        assertThat(inside.due(customer).toInstant()).isNotEqualTo(before);
        var report = works(inside.id);
        var totals = review.path("moving").path("totals");
        assertThat(report.path("kind").asString()).isEqualTo("move");
        assertThat(report.path("expected").asInt()).isEqualTo(2);
        assertThat(report.path("done").asInt()).isEqualTo(2);
        assertThat(report.path("leftAlone").asInt()).isZero();
        assertThat(report.path("endedAt").asString()).isNotEmpty();
        assertThat(report.path("moments").path("earlier")).isEqualTo(totals.path("earlier"));
        assertThat(report.path("moments").path("later")).isEqualTo(totals.path("later"));
        assertThat(totals.path("earlier").asInt() + totals.path("later").asInt())
                .isEqualTo(2);
        assertThat(inside.reasons(customer)).contains("moved-to-version");
        assertThat(world.visited(customer, inside.id)).containsExactly("start", Inside.WAIT);
        inside.passDue();
        assertThat(world.ask(customer, "select template from dispatch where customer_id = ?", String.class))
                .containsExactly("last-reminder");
        assertThat(world.visited(customer, inside.id)).endsWith("another_reminder", "end_no_more");
    }

    @Test
    void those_whose_step_is_gone_stay_and_a_purchase_ends_either() {
        Inside inside = Inside.of("Gone", 1, designer, world, jdbc);
        designer.save(inside.id, 0, Designer.file(inside.id).replace(Inside.WAIT, "wait_elsewhere"));

        designer.launch(inside.id, "move");
        world.settle();
        String late = Inside.enter(world);
        world.settle();

        assertThat(inside.version(inside.customer())).isEqualTo(1);
        assertThat(inside.version(late)).isEqualTo(2);
        assertThat(works(inside.id).path("done").asInt()).isZero();
        assertThat(works(inside.id).path("leftAlone").asInt()).isEqualTo(1);
        assertThat(world.visited(late, inside.id)).containsExactly("start", "wait_elsewhere");
        inside.passDue();
        assertThat(world.visited(inside.customer(), inside.id)).contains("send_reminder");
    }

    @Test
    void moving_that_is_ended_early_leaves_the_others_where_they_are_and_a_stop_cannot_be() {
        Inside inside = Inside.of("Cancelled", 2, designer, world, jdbc);
        designer.save(inside.id, 0, Designer.file(inside.id));
        designer.launch(inside.id, "move");
        String cancel = "/api/journeys/" + inside.id + "/works/"
                + works(inside.id).path("id").asLong() + "/cancel";
        assertThat(works(inside.id).path("expected").asInt()).isEqualTo(2);
        assertThat(works(inside.id).has("endedAt")).isFalse();

        var cancelled = designer.post(cancel, Map.of());
        world.settle();

        assertThat(cancelled.status()).as(cancelled.raw().body()).isEqualTo(200);
        assertThat(cancelled.body().path("works").get(0).has("cancelledBy")).isTrue();
        assertThat(inside.customers).allMatch(one -> inside.version(one) == 1);
        assertThat(designer.post(cancel, Map.of()).code()).isEqualTo("work-not-cancelled");
        designer.post("/api/journeys/" + inside.id + "/stop", Map.of("confirm", 2));
        long stop = works(inside.id).path("id").asLong();
        assertThat(designer.post("/api/journeys/" + inside.id + "/works/" + stop + "/cancel", Map.of())
                        .code())
                .isEqualTo("work-not-cancelled");
        world.settle();
        assertThat(inside.states(inside.customer())).containsExactly("ended journey-stopped");
    }

    @Test
    void the_versions_name_the_journeys_that_run_this_one() {
        Inside inside = Inside.of("Run by another", 0, designer, world, jdbc);
        String other = designer.create("Runs it");
        String send = "<bpmn:serviceTask id=\"run_it\"><bpmn:extensionElements><camunda:properties><camunda:property"
                + " name=\"kairos.run.journey\" value=\"" + inside.id
                + "\" /></camunda:properties></bpmn:extensionElements>"
                + "</bpmn:serviceTask><bpmn:sequenceFlow id=\"run_on\" sourceRef=\"run_it\" targetRef=\"" + Inside.WAIT
                + "\" />";
        designer.save(
                other,
                designer.revision(other),
                Designer.file(other)
                        .replace(
                                "sourceRef=\"start\" targetRef=\"" + Inside.WAIT + "\"",
                                "sourceRef=\"start\" targetRef=\"run_it\"")
                        .replaceFirst("(<bpmn:startEvent id=\"start\")", send + "$1"));

        var launched = designer.launch(other, "stay");

        assertThat(launched.status()).as(launched.raw().body()).isEqualTo(201);
        assertThat(designer.get("/api/journeys/" + inside.id + "/versions")
                        .body()
                        .path("runBy")
                        .findValuesAsString("id"))
                .containsExactly(other);
        assertThat(designer.get("/api/journeys/" + other + "/versions")
                        .body()
                        .path("runBy")
                        .size())
                .isZero();
    }

    @Test
    void made_to_leave_they_get_nothing_more_and_the_decision_says_why() {
        Inside inside = Inside.of("Left", 2, designer, world, jdbc);
        designer.save(inside.id, 0, Designer.file(inside.id));

        designer.launch(inside.id, "leave");
        world.settle();
        String late = Inside.enter(world);
        world.settle();

        assertThat(inside.states(inside.customer())).containsExactly("ended left-for-version");
        assertThat(inside.reasons(inside.customer())).contains("left-for-version");
        assertThat(inside.states(late)).containsExactly("inside");
        assertThat(inside.instances(inside.id)).isEqualTo(1);
    }

    @Test
    void a_scheduled_launch_begins_at_its_hour_unless_it_is_withdrawn() {
        Inside inside = Inside.of("Scheduled", 1, designer, world, jdbc);
        int revision = designer.save(inside.id, 0, Designer.file(inside.id))
                .body()
                .path("revision")
                .asInt();
        String at = world.now().plus(Duration.ofHours(5)).toString();
        Map<String, Object> order = Map.of("revision", revision, "people", "stay", "startAt", at);

        var first = designer.launch(inside.id, order, "first");
        var second = designer.launch(inside.id, order, "second");
        var withdrawn = designer.post("/api/journeys/" + inside.id + "/versions/2/withdraw", Map.of());
        var third = designer.launch(inside.id, order, "third");
        world.pass(Duration.ofHours(4));
        assertThat(states(inside.id)).containsExactly("scheduled", "withdrawn", "live");
        world.pass(Duration.ofHours(1));

        assertThat(first.body().path("state").asString()).isEqualTo("scheduled");
        assertThat(second.code()).isEqualTo("launch-waiting");
        assertThat(withdrawn.body().path("state").asString()).isEqualTo("withdrawn");
        assertThat(third.body().path("version").asInt()).isEqualTo(3);
        assertThat(states(inside.id)).containsExactly("live", "withdrawn", "old");
        assertThat(designer.revision(inside.id))
                .as("launched, so no draft any more")
                .isZero();
    }

    @Test
    void the_catalogue_of_steps_is_served_in_two_languages_with_an_etag() {
        var english = designer.get("/api/element-templates?lang=en");
        String tag = english.raw().headers().firstValue("ETag").orElseThrow();
        var french = designer.get("/api/element-templates?lang=fr");
        var same = designer.send("GET", "/api/element-templates?lang=en", "", "If-None-Match", tag);
        var catalog = designer.get("/api/catalog").body();

        assertThat(english.body().findValuesAsString("id"))
                .isEqualTo(french.body().findValuesAsString("id"));
        assertThat(english.raw().body()).isNotEqualTo(french.raw().body());
        assertThat(same.status()).isEqualTo(304);
        assertThat(catalog.path("templates").findValuesAsString("id")).contains("reminder", "letter");
        assertThat(catalog.path("topics").findValuesAsString("id")).contains("reminders");
        assertThat(catalog.path("productTypes").findValuesAsString("id")).contains("sofa");
        assertThat(designer.get("/api/element-templates.zip").raw().headers().firstValue("Content-Type"))
                .hasValue("application/zip");
        for (String recipe : designer.get("/api/recipes").body().path("recipes").findValuesAsString("id")) {
            String id = designer.post("/api/journeys", Map.of("name", "From " + recipe, "recipe", recipe))
                    .body()
                    .path("id")
                    .asString();
            assertThat(designer.get("/api/journeys/" + id + "/draft")
                            .body()
                            .path("bpmn")
                            .asString())
                    .as(recipe)
                    .contains("id=\"" + id + "\"");
        }
    }

    /** The newest report about the customers of a journey. */
    private JsonNode works(String id) {
        return designer.get("/api/journeys/" + id + "/works")
                .body()
                .path("works")
                .get(0);
    }

    private List<String> states(String id) {
        return designer.get("/api/journeys/" + id + "/versions")
                .body()
                .path("versions")
                .findValuesAsString("state");
    }
}
