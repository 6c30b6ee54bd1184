package io.kairos.orchestrator.engine.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.junit.jupiter.api.Test;

/** What fell asleep under an older program is read by this one: one sample of every version is kept for ever. */
class TokenFormatTest {
    private static final UUID ENROLMENT = UUID.fromString("3f6c1a52-8a57-4f0e-9d5b-6f1f0a4c2e11");
    private static final String ROOT = "0b1d1a2c-0000-4000-8000-000000000001";
    private static final String CHILD = "0b1d1a2c-0000-4000-8000-000000000002";
    private static final Date DUE = new Date(1_772_442_000_000L);

    @Test
    void the_kept_sample_of_version_1_is_read_and_written_alike() {
        var sample = sample("format-1.hex");

        var tokens = TokenFormat.read(sample, ENROLMENT, definition());

        requireSame(tokens);
        assertThat(TokenFormat.write(tokens, ENROLMENT)).isEqualTo(sample);
    }

    @Test
    void what_is_written_is_read_back() {
        requireSame(TokenFormat.read(TokenFormat.write(tokens(), ENROLMENT), ENROLMENT, definition()));
    }

    @Test
    void a_waiting_journey_takes_less_than_three_hundred_bytes() {
        var journey = new Tokens(tokens().executions(), tokens().jobs(), tokens().subscriptions(), List.of());

        assertThat(TokenFormat.write(journey, ENROLMENT)).hasSizeLessThan(300);
    }

    @Test
    void a_later_version_is_refused_by_number() {
        var later = sample("format-1.hex");
        later[0] = 9;

        assertThatThrownBy(() -> TokenFormat.read(later, ENROLMENT, definition()))
                .hasMessageContaining(ENROLMENT.toString())
                .hasMessageContaining("format 9");
    }

    @Test
    void texts_numbers_and_ids_survive() {
        var out = new StateWriter();
        var texts =
                new String[] {"", "é😀", "3F6C1A52-8A57-4F0E-9D5B-6F1F0A4C2E11", ":" + ROOT, "a:b:" + ROOT, ROOT, null};
        long[] numbers = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_772_442_000_000L};
        for (int twice = 0; twice < 2; twice++) {
            for (var text : texts) {
                out.text(text);
            }
        }
        for (long number : numbers) {
            out.signed(number);
        }

        var in = new StateReader(out.written());
        for (int i = 0; i < texts.length * 2; i++) {
            assertThat(Optional.ofNullable(in.text())).isEqualTo(Optional.ofNullable(texts[i % texts.length]));
        }
        for (long number : numbers) {
            assertThat(in.signed()).isEqualTo(number);
        }
        assertThat(in.atEnd()).isTrue();
    }

    private static void requireSame(Tokens tokens) {
        var root = tokens.root();
        assertThat(root.getId()).isEqualTo(ROOT);
        assertThat(root.getBusinessKey()).isEqualTo(ENROLMENT.toString());
        assertThat(root.getRootProcessInstanceIdRaw()).isEqualTo(ROOT);
        assertThat(tokens.executions()).hasSize(2);
        var child = tokens.executions().get(1);
        assertThat(child.getParentId()).isEqualTo(ROOT);
        assertThat(child.getActivityId()).isEqualTo("wait_best_moment");
        assertThat(child.getActivityInstanceId()).isEqualTo("wait_best_moment:" + CHILD);
        assertThat(child.isActive()).isTrue();
        assertThat(child.isScope()).isTrue();
        assertThat(child.getProcessDefinitionId()).isEqualTo("dated:1:" + ROOT);
        var timer = tokens.jobs().get(0);
        assertThat(timer.getDuedate()).isEqualTo(DUE);
        assertThat(timer.getExecutionId()).isEqualTo(CHILD);
        assertThat(timer.getCreateTime()).isEqualTo(new Date(DUE.getTime() - 60_000));
        assertThat(Jobs.element(timer)).isEqualTo("wait_best_moment");
        assertThat(tokens.subscriptions())
                .extracting(EventSubscriptionEntity::getEventName)
                .containsExactly("purchase", "stop");
        if (!tokens.variables().isEmpty()) {
            var variable = tokens.variables().get(0);
            assertThat(variable.getName()).isEqualTo("steps");
            assertThat(variable.getLongValue()).isEqualTo(-3L);
            assertThat(variable.getTextValue()).isEqualTo("-3");
        }
    }

    private static Tokens tokens() {
        var root = new ExecutionEntity();
        root.setId(ROOT);
        root.setActivityInstanceId(ROOT);
        root.setScope(true);
        root.setActive(false);
        root.setSequenceCounter(4);
        var child = new ExecutionEntity();
        child.setId(CHILD);
        child.setParentId(ROOT);
        child.setActivityId("wait_best_moment");
        child.setActivityInstanceId("wait_best_moment:" + CHILD);
        child.setScope(true);
        child.setActive(true);
        child.setSequenceCounter(7);
        var timer = new TimerEntity();
        timer.setId("0b1d1a2c-0000-4000-8000-000000000003");
        timer.setExecutionId(CHILD);
        timer.setJobHandlerType("timer-intermediate-transition");
        timer.setJobHandlerConfigurationRaw("wait_best_moment");
        timer.setJobDefinitionId("0b1d1a2c-0000-4000-8000-000000000004");
        timer.setDuedate(DUE);
        timer.setCreateTime(new Date(DUE.getTime() - 60_000));
        var variable = new VariableInstanceEntity();
        variable.setId("0b1d1a2c-0000-4000-8000-000000000007");
        variable.setName("steps");
        variable.setSerializerName("integer");
        variable.setExecutionId(ROOT);
        variable.setLongValue(-3L);
        variable.setTextValue("-3");
        return new Tokens(
                List.of(root, child),
                List.of(timer),
                List.of(subscription("purchase", 5), subscription("stop", 6)),
                List.of(variable));
    }

    private static EventSubscriptionEntity subscription(String name, int number) {
        var subscription = new EventSubscriptionEntity();
        subscription.setId("0b1d1a2c-0000-4000-8000-00000000000" + number);
        subscription.setEventType("message");
        subscription.setEventName(name);
        subscription.setExecutionId(ROOT);
        subscription.setActivityId(name + "_received");
        subscription.setCreated(new Date(DUE.getTime() - 60_000));
        return subscription;
    }

    private static ProcessDefinitionEntity definition() {
        var definition = new ProcessDefinitionEntity();
        definition.setId("dated:1:" + ROOT);
        definition.setKey("dated");
        definition.setDeploymentId("deployment");
        return definition;
    }

    private static byte[] sample(String file) {
        try (var in = TokenFormatTest.class.getResourceAsStream("/sleeping/" + file)) {
            return HexFormat.of()
                    .parseHex(
                            new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.US_ASCII)
                                    .replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
