package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.journeys.message.Form;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.engine.JourneyEngine;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageChecksTest {
    private static final ProductCatalogue CATALOGUE = ProductCatalogue.shipped();

    private final JourneyEngine engine = mock(JourneyEngine.class);

    @Test
    void a_journey_whose_message_reads_what_nobody_has_is_refused_before_it_is_in_force() {
        MessageTemplates misspelt = MessageTemplates.of(Map.of(
                "messages.txt", "reminder en",
                "layout/en.liquid", "--- subject\n[[content]]\n--- html\n[[content]]",
                "reminder/en.liquid", "--- subject\n{{ need.sujbect }}\n--- html\n<p>Hello</p>"));

        assertThatThrownBy(() -> registry(misspelt).deploy("considered.bpmn", ShippedJourneys.bpmn("considered")))
                .isInstanceOf(JourneyRefusedException.class)
                .hasMessageContaining("considered.bpmn")
                .hasMessageContaining("reminder")
                .hasMessageContaining("need.sujbect")
                .hasMessageContaining("need.subject")
                .hasMessageContaining("VARIABLE_NOT_GIVEN");

        verify(engine, never()).deploy(any(), anyInt(), any());
    }

    @Test
    void a_channel_without_words_of_its_own_in_the_message_is_refused() {
        MessageTemplates short_ = MessageTemplates.of(Map.of(
                "messages.txt", "reminder en",
                "layout/en.liquid", "--- subject\n[[content]]\n--- sms\n[[content]]",
                "reminder/en.liquid", "--- subject\nHello\n--- sms\nHello"));

        assertThatThrownBy(() -> registry(short_).deploy("considered.bpmn", ShippedJourneys.bpmn("considered")))
                .isInstanceOf(JourneyRefusedException.class)
                .hasMessageContaining("NO_SUCH_FORM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"impulse", "considered", "dated", "after-purchase"})
    void shipped_journeys_lack_nothing(String id) {
        MessageTemplates templates = MessageTemplates.load();

        for (Form form : Form.values()) {
            MessageChecks checks = new MessageChecks(templates, CATALOGUE, channel -> Set.of(form));
            assertThat(checks.errors(compiled(templates, id)))
                    .as("%s as %s", id, form)
                    .isEmpty();
        }
    }

    private JourneyRegistry registry(MessageTemplates templates) {
        return new JourneyRegistry(
                mock(JourneyVersions.class),
                engine,
                compiler(templates),
                new MessageChecks(templates, CATALOGUE, channel -> Set.of(Form.EMAIL)));
    }

    private static io.kairos.journeys.bpmn.Journey compiled(MessageTemplates templates, String id) {
        var result = compiler(templates).compile(id + ".bpmn", ShippedJourneys.bpmn(id));
        return ((io.kairos.journeys.bpmn.CompileResult.Compiled) result).journey();
    }

    private static JourneyCompiler compiler(MessageTemplates templates) {
        return new JourneyCompiler(Set.of("email"), templates.names());
    }
}
