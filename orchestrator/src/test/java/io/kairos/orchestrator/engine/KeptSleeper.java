package io.kairos.orchestrator.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instance that fell asleep under an older program, with its process and where it went from there.
 *
 * @param key of the process
 * @param at when it slept
 * @param bpmn its process
 * @param row of the table of sleeping instances
 * @param later the elements it came to within {@link #LONG_ENOUGH}, and how it ended
 */
record KeptSleeper(String key, Instant at, String bpmn, JsonNode row, List<String> later) {
    static final Duration LONG_ENOUGH = Duration.ofDays(2);
    private static final JsonMapper JSON = new JsonMapper();

    static KeptSleeper read(String name) {
        try (InputStream in = KeptSleeper.class.getResourceAsStream("/sleeping/" + name + ".json")) {
            return JSON.readValue(in, KeptSleeper.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID enrolmentId() {
        return UUID.fromString(row.path("enrolment_id").asString());
    }

    /** Puts it to sleep in another database, at the instant at which it slept. */
    void sleepIn(SleepingForm form) {
        form.clear();
        ClockUtil.setCurrentTime(Date.from(at));
        form.deploy(key, bpmn);
        var id = form.bare().definitionId(key);
        var columns = String.join(", ", row.propertyNames());
        form.bare()
                .jdbc()
                .sql(
                        "insert into sleeping (" + columns + ") select " + columns
                                + " from json_populate_record(null::sleeping, (?::jsonb || jsonb_build_object('definition', ?))::json)")
                .params(row.toString(), id.substring(id.length() - 36))
                .update();
    }

    /** Keeps one that sleeps in this form, and lets it live on to see where it goes. */
    static String keep(SleepingForm form, String key, String bpmn, UUID instance) {
        var at = ClockUtil.getCurrentTime().toInstant();
        var row = form.bare()
                .jdbc()
                .sql("select row_to_json(s)::text from sleeping s where enrolment_id = ?")
                .param(instance)
                .query(String.class)
                .single();
        int before = form.trace(instance).size();
        form.pass(LONG_ENOUGH);
        var trace = form.trace(instance);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        new KeptSleeper(key, at, bpmn, JSON.readTree(row), trace.subList(before, trace.size())));
    }
}
