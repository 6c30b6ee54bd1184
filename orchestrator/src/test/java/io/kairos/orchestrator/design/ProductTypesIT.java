package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.product.ProductTypes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProductTypesIT extends WithProductTypes {
    @Test
    void the_file_is_where_product_types_begin() {
        var rows = designer.get("/api/product-types").body().path("productTypes");
        var trip = designer.get("/api/product-types/city-trip");

        assertThat(rows.findValuesAsString("id")).contains("meal", "sofa", "city-trip", "coffee");
        assertThat(trip.raw().headers().firstValue("ETag")).hasValue("\"0\"");
        var section = trip.body().path("section");
        assertThat(section.path("economics").path("half-life").asString()).isEqualTo("7 days");
        assertThat(section.path("needs").path("expire-on-date").asString()).isEqualTo("yes");
        assertThat(trip.body().path("uses").path("journeys").findValuesAsString("id"))
                .contains("dated", "after-purchase");
        assertThat(designer.get("/api/product-types/kite").status()).isEqualTo(404);
    }

    @Test
    void a_new_type_is_in_force_at_once_here_and_at_another_nodes_next_look() {
        var elsewhere = new ProductTypes(ProductCatalogue.sections(ProductCatalogue.shippedFile()), store, JSON);
        assertThat(elsewhere.catalogue().type("guitar")).isEmpty();

        var added = save("guitar", 0, changed("sofa", "name", Map.of("en", "Guitar", "fr", "Guitare")));

        assertThat(added.status()).as(added.raw().body()).isEqualTo(200);
        assertThat(added.body().path("version").asInt()).isEqualTo(1);
        assertThat(catalogue.type("guitar").orElseThrow().name().fr()).isEqualTo("Guitare");
        assertThat(elsewhere.catalogue().type("guitar")).isEmpty();
        assertThat(elsewhere.refresh()).isTrue();
        assertThat(elsewhere.catalogue().type("guitar")).isPresent();
        assertThat(elsewhere.refresh()).isFalse();
        assertThat(designer.get("/api/catalog").body().path("productTypes").findValuesAsString("id"))
                .contains("guitar");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'product-type.add' and target = 'guitar'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void one_that_no_journey_uses_is_taken_away_on_every_node_and_may_come_back() {
        var elsewhere = new ProductTypes(ProductCatalogue.sections(ProductCatalogue.shippedFile()), store, JSON);
        save("harp", 0, changed("sofa", "name", Map.of("en", "Harp", "fr", "Harpe")));

        assertThat(remove("harp", 0).status()).isEqualTo(412);
        assertThat(remove("harp", 1).status()).isEqualTo(204);

        assertThat(designer.get("/api/product-types/harp").status()).isEqualTo(404);
        elsewhere.refresh();
        assertThat(elsewhere.catalogue().type("harp")).isEmpty();
        assertThat(designer.get("/api/audit").body().toString()).contains("product-type.remove");
        var again = save("harp", 0, changed("sofa", "name", Map.of("en", "Harp", "fr", "Harpe")));
        assertThat(again.body().path("version").asInt()).isEqualTo(3);
        assertThat(again.body().path("versions")).hasSize(2);
    }

    @Test
    void one_that_a_launched_journey_takes_in_stays_and_the_refusal_names_the_journey() {
        save("cello", 0, changed("sofa", "name", Map.of("en", "Cello", "fr", "Violoncelle")));
        jdbc.sql("insert into journey_entry (product_type, entry, journey_id) values ('cello', 'need', 'considered')")
                .update();
        try {
            var refused = remove("cello", 1);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("code").asString()).isEqualTo("product-type-in-use");
            assertThat(refused.body().path("params").path("journeys").asString())
                    .isEqualTo(nameOf("considered"));
            assertThat(catalogue.type("cello")).isPresent();
        } finally {
            jdbc.sql("delete from journey_entry where product_type = 'cello'").update();
        }
        assertThat(remove("cello", 1).status()).isEqualTo(204);
    }

    @Test
    void a_change_counts_for_what_is_decided_from_now_on_and_every_version_is_kept() {
        save("piano", 0, changed("sofa", "name", Map.of("en", "Piano", "fr", "Piano")));
        var shorter = section("piano");
        economics(shorter, "half-life", "3 days");

        var judged = designer.post("/api/product-types/piano/check", Map.of("section", shorter))
                .body();
        var before = halfLife("piano");
        var saved = save("piano", 1, shorter);

        assertThat(judged.path("problems").findValuesAsString("severity")).containsOnly("warning");
        assertThat(judged.path("problems").findValuesAsString("code")).containsExactly("EVENTS_SHARED");
        assertThat(judged.path("changes").get(0)).isEqualTo(JSON.readTree("""
                {"field":"economics.half-life","from":"10 days","to":"3 days"}
                """));
        assertThat(before).isEqualTo(Duration.ofDays(10));
        assertThat(halfLife("piano")).isEqualTo(Duration.ofDays(3));
        assertThat(saved.body().path("versions").findValues("version").stream().map(JsonNode::asInt))
                .containsExactly(2, 1);
        assertThat(jdbc.sql("select before || ' > ' || after from audit_entry where target = 'piano' order by id desc")
                        .query(String.class)
                        .list()
                        .get(0))
                .isEqualTo("economics.half-life: 10 days > economics.half-life: 3 days");
    }

    @Test
    void of_two_people_the_later_hears_who_was_faster() {
        var first = changed("sofa", "name", Map.of("en", "Drum", "fr", "Tambour"));
        save("drum", 0, first);
        save("drum", 1, economics(new HashMap<>(first), "half-life", "4 days"));

        var late = save("drum", 1, economics(new HashMap<>(first), "half-life", "5 days"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("product-type-changed-elsewhere");
        assertThat(late.body().path("params").path("version").asString()).isEqualTo("2");
        assertThat(halfLife("drum")).isEqualTo(Duration.ofDays(4));
        assertThat(designer.send("PUT", "/api/product-types/drum", "{}", "Accept", "*/*")
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void every_field_that_will_not_do_is_named_in_plain_words_and_nothing_is_stored() {
        var wrong = changed("sofa", "journey", "nowhere");
        economics(wrong, "half-life", "soon");
        var fieldByField = designer.post("/api/product-types/harp/check", Map.of("section", wrong))
                .body()
                .path("problems");
        var unknownJourney = save("harp", 0, changed("sofa", "journey", "nowhere"));
        var noEvents = changed("sofa", "opens", List.of());

        assertThat(fieldByField.findValuesAsString("field")).contains("economics.half-life");
        assertThat(fieldByField.get(0).path("text").asString()).isEqualTo("'soon' does not fit here.");
        assertThat(fieldByField.get(0).path("remedy").asString()).startsWith("Write a time such as 20 minutes");
        assertThat(unknownJourney.status()).isEqualTo(422);
        assertThat(wrongFields(unknownJourney)).containsExactly("journey");
        assertThat(wrongFields(save("harp", 0, noEvents))).containsExactly("opens");
        assertThat(save("No id!", 0, changed("sofa", "cycle", "considered")).status())
                .isEqualTo(422);
        assertThat(catalogue.type("harp")).isEmpty();
    }

    @Test
    void messages_of_a_running_journey_keep_what_they_read() {
        String send = "<camunda:property name=\"kairos.send.channel\"";
        String words = "<camunda:property name=\"kairos.send.words.en\""
                + " value=\"--- subject&#10;In {{ need.features.color }}&#10;--- html&#10;&lt;p&gt;Still?&lt;/p&gt;\" />";
        String id = designer.create("Reads a colour");
        designer.save(id, designer.revision(id), Designer.file(id).replace(send, words + send));
        var launched = designer.launch(
                id,
                Map.of("revision", designer.revision(id), "people", "stay", "productTypes", List.of("sofa")),
                UUID.randomUUID().toString());
        assertThat(launched.status()).as(launched.raw().body()).isEqualTo(201);
        var colourless = section("sofa");
        @SuppressWarnings("unchecked")
        var facts = new HashMap<>((Map<String, Object>) colourless.get("facts"));
        facts.put("features", Map.of("name", "properties.name"));
        colourless.put("facts", facts);

        var refused = save("sofa", 0, colourless);

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.body().path("problems").findValuesAsString("text"))
                .anyMatch(text -> text.contains("need.features.color"));
        assertThat(designer.get("/api/product-types/sofa")
                        .body()
                        .path("version")
                        .asInt(-1))
                .isZero();
    }

    private static List<String> wrongFields(Designer.Answer answer) {
        return answer.body()
                .path("problems")
                .valueStream()
                .filter(problem -> problem.path("severity").asString().equals("error"))
                .map(problem -> problem.path("field").asString())
                .toList();
    }

    private static Map<String, Object> economics(Map<String, Object> section, String key, String value) {
        @SuppressWarnings("unchecked")
        var economics = new HashMap<>((Map<String, Object>) section.get("economics"));
        economics.put(key, value);
        section.put("economics", economics);
        return section;
    }

    private Duration halfLife(String id) {
        return catalogue.type(id).orElseThrow().messaging().economics().halfLife();
    }

    private Map<String, Object> changed(String like, String key, Object value) {
        var section = section(like);
        section.put(key, value);
        return section;
    }

    private String nameOf(String journey) {
        return designer.get("/api/journeys/" + journey).body().path("name").asString();
    }
}
