package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.journeys.message.MessageTemplates;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpmnTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"impulse", "considered", "dated", "after-purchase"})
    void another_id_and_name_change_nothing_else_of_a_journey(String id) {
        String before = new String(ShippedJourneys.bpmn(id), StandardCharsets.UTF_8);

        BpmnText after = BpmnText.read(before).orElseThrow().as("mine", "Mine \"<&>\"");

        assertThat(after.text().lines()).hasSameSizeAs(before.lines().toList());
        var compiled = (Compiled) new JourneyCompiler(
                        JourneyCompiler.CHANNELS, MessageTemplates.load().names())
                .compile("mine.bpmn", after.text().getBytes(StandardCharsets.UTF_8));
        assertThat(compiled.journey().id()).isEqualTo("mine");
        assertThat(compiled.journey().names().in(Locale.ENGLISH)).isEqualTo("Mine \"<&>\"");
        assertThat(compiled.journey().names().in(Locale.FRENCH)).isEqualTo("Mine \"<&>\"");
        assertThat(compiled.warnings()).noneMatch(warning -> warning.code().contains("DRAW"));
        assertThat(BpmnText.read(after.text()).orElseThrow().as(id, "x").text()).contains("bpmnElement=\"" + id + "\"");
    }

    @Test
    void what_is_no_xml_or_would_fetch_something_is_not_read() {
        assertThat(BpmnText.read("not XML")).isEmpty();
        assertThat(BpmnText.read("<a><b></a>")).isEmpty();
        assertThat(BpmnText.read("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))
                .isEmpty();
    }
}
