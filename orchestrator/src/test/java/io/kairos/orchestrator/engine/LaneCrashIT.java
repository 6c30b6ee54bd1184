package io.kairos.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.support.ChildJava;
import io.kairos.orchestrator.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies and whoever else works: no token is lost and none runs twice. */
class LaneCrashIT {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DUE = START.plus(Duration.ofMinutes(5));
    private static final String TWO_STEPS = """
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
              <process id='two_steps' isExecutable='true' camunda:historyTimeToLive='P1D'>
                <startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='wait_1'/>
                <intermediateCatchEvent id='wait_1'><timerEventDefinition>
                  <timeDuration xsi:type='tFormalExpression'>PT5M</timeDuration></timerEventDefinition></intermediateCatchEvent>
                <sequenceFlow id='f2' sourceRef='wait_1' targetRef='first'/>
                <serviceTask id='first' camunda:delegateExpression='${step}'/>
                <sequenceFlow id='f3' sourceRef='first' targetRef='wait_2'/>
                <intermediateCatchEvent id='wait_2'><timerEventDefinition>
                  <timeDuration xsi:type='tFormalExpression'>PT5M</timeDuration></timerEventDefinition></intermediateCatchEvent>
                <sequenceFlow id='f4' sourceRef='wait_2' targetRef='second'/>
                <serviceTask id='second' camunda:delegateExpression='${step}'/>
                <sequenceFlow id='f5' sourceRef='second' targetRef='e'/><endEvent id='e'/>
              </process>
            </definitions>
            """;

    private final DatabaseAddress database = TestDatabase.fresh().database();

    @TempDir
    private Path folder;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void killed_anywhere_in_a_batch_every_token_goes_on_exactly_once() {
        ClockUtil.setCurrentTime(Date.from(START));
        try (var node = node()) {
            node.start("two_steps", ids(30));
            for (var point : List.of("after-claim", "mid-batch", "before-commit", "after-commit")) {
                try (var child = ChildJava.start(
                        folder,
                        Map.of(),
                        CrashingNode.class,
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        DUE.toString(),
                        point)) {
                    child.awaitOutput("dying");
                    assertThat(child.awaitExit()).isEqualTo(137);
                }
                boolean committed = point.equals("after-commit");
                assertThat(effects(node, "first")).as(point).isEqualTo(committed ? 30 : 0);
            }
            finish(node);

            assertThat(effects(node, "second")).isEqualTo(30);
            assertThat(doubled(node)).isEmpty();
            assertThat(left(node)).isZero();
        }
    }

    /** {@code -Dkairos.nodes.wakes=100000} has them share as many. */
    @Test
    void two_nodes_on_one_database_share_the_work_and_double_none() {
        int wakes = Integer.getInteger("kairos.nodes.wakes", 600);
        ClockUtil.setCurrentTime(Date.from(START));
        try (var one = node();
                var other = node()) {
            for (int started = 0; started < wakes; started += 1000) {
                one.start("two_steps", ids(Math.min(1000, wakes - started)));
            }
            ClockUtil.setCurrentTime(Date.from(DUE));
            var working = Stream.of(one, other)
                    .map(node -> CompletableFuture.runAsync(() -> wakeAll(node)))
                    .toList();
            working.forEach(CompletableFuture::join);

            assertThat(effects(one, "first")).isEqualTo(wakes);
            assertThat(doubled(one)).isEmpty();
        }
    }

    private static void wakeAll(SleepingForm node) {
        while (node.wake().runOnce() > 0) {}
    }

    @Test
    void whoever_becomes_due_in_a_storm_does_not_wait_behind_all_of_it() {
        ClockUtil.setCurrentTime(Date.from(START));
        try (var node = node()) {
            var late = ids(1);
            var storm = ids(1000).stream()
                    .filter(id -> !node.customerOf(id).equals(node.customerOf(late.get(0))))
                    .toList();
            node.start("two_steps", storm);
            ClockUtil.setCurrentTime(Date.from(START.plusSeconds(1)));
            node.start("two_steps", late);
            ClockUtil.setCurrentTime(Date.from(DUE.plusSeconds(1)));

            assertThat(node.wake().runOnce()).isBetween(1, storm.size() - 1);

            assertThat(ask(node, "select count(*) from effect where instance = '" + late.get(0) + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_failing_instance_goes_through_retries_and_incident_alone_and_sleeps_again_when_mended() {
        ClockUtil.setCurrentTime(Date.from(START));
        try (var node = node()) {
            var instances = ids(20);
            var broken = instances.get(13).toString();
            node.bare().alsoAtStep(execution -> {
                if (execution.getProcessBusinessKey().equals(broken)) {
                    throw new IllegalStateException("this one cannot");
                }
                noteEffect(node.bare(), execution);
            });
            node.start("two_steps", instances);
            ClockUtil.setCurrentTime(Date.from(DUE));
            node.fireDue();

            assertThat(effects(node, "first")).isEqualTo(19);
            assertThat(ask(node, "select count(*) from act_ru_incident")).isEqualTo(1);
            assertThat(ask(node, "select retries_ from act_ru_job")).isZero();
            assertThat(ask(node, "select count(*) from sleeping")).isEqualTo(19);

            node.bare().alsoAtStep(execution -> noteEffect(node.bare(), execution));
            var job =
                    node.bare().engine().getManagementService().createJobQuery().singleResult();
            node.bare().engine().getManagementService().setJobRetries(job.getId(), 1);
            node.fireDue();

            assertThat(effects(node, "first")).isEqualTo(20);
            assertThat(ask(node, "select count(*) from act_ru_execution")).isZero();
            assertThat(ask(node, "select count(*) from sleeping")).isEqualTo(20);
        }
    }

    /** Stands for the dispatch row of a step: written in the transaction that moves the token. */
    static void noteEffect(BareEngine bare, DelegateExecution execution) {
        bare.jdbc()
                .sql("insert into effect values (?, ?)")
                .param(execution.getProcessBusinessKey())
                .param(execution.getCurrentActivityId())
                .update();
    }

    private SleepingForm node() {
        var node = new SleepingForm(database);
        node.bare()
                .jdbc()
                .sql("create table if not exists effect (instance text, element text)")
                .update();
        node.bare().alsoAtStep(execution -> noteEffect(node.bare(), execution));
        node.deploy("two_steps", TWO_STEPS);
        return node;
    }

    private static void finish(SleepingForm node) {
        for (int minutes = 5; minutes <= 20; minutes += 5) {
            ClockUtil.setCurrentTime(Date.from(START.plus(Duration.ofMinutes(minutes))));
            node.fireDue();
        }
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static long effects(SleepingForm node, String element) {
        return ask(node, "select count(*) from effect where element = '" + element + "'");
    }

    private static long left(SleepingForm node) {
        return ask(node, "select (select count(*) from sleeping) + (select count(*) from act_ru_execution)");
    }

    private static List<String> doubled(SleepingForm node) {
        return node.bare()
                .jdbc()
                .sql("select instance from effect group by instance, element having count(*) > 1")
                .query(String.class)
                .list();
    }

    private static long ask(SleepingForm node, String sql) {
        return node.bare().jdbc().sql(sql).query(Long.class).single();
    }
}
