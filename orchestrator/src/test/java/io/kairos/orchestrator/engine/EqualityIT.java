package io.kairos.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.engine.RandomHistory.Happening;
import io.kairos.orchestrator.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random processes live through random histories in stock Camunda and in this program's engine; where the tokens went,
 * the variables, and all that still waits must be the same. {@code -Dkairos.equality.cases} says how many instances
 * (default {@value #CASES}), {@code -Dkairos.equality.seed} with which process to begin.
 */
class EqualityIT {
    private static final int CASES = 120;
    private static final int INSTANCES = 4;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CALLED = """
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
              <process id='called' isExecutable='true' camunda:historyTimeToLive='P1D'>
                <startEvent id='called_start'/><sequenceFlow id='called_1' sourceRef='called_start' targetRef='called_wait'/>
                <intermediateCatchEvent id='called_wait'><timerEventDefinition>
                  <timeDuration xsi:type='tFormalExpression'>PT7M</timeDuration></timerEventDefinition></intermediateCatchEvent>
                <sequenceFlow id='called_2' sourceRef='called_wait' targetRef='called_end'/><endEvent id='called_end'/>
              </process>
            </definitions>
            """;

    private static StockForm stock;
    private static SleepingForm sleeping;

    @BeforeAll
    static void start() {
        stock = new StockForm();
        sleeping = new SleepingForm(TestDatabase.fresh().database());
        stock.deploy("called", CALLED);
        sleeping.deploy("called", CALLED);
    }

    @AfterAll
    static void stop() {
        ClockUtil.reset();
        stock.close();
        sleeping.close();
    }

    @Test
    void sleeping_instances_go_the_same_way_as_stock_ones() {
        int cases = Integer.getInteger("kairos.equality.cases", CASES);
        long first = Long.getLong("kairos.equality.seed", 1);
        var failures = new ArrayList<AssertionError>();
        long last = first + (cases + INSTANCES - 1) / INSTANCES - 1;
        System.out.println("processes of seeds " + first + " to " + last + ", " + INSTANCES + " instances of each");
        for (long seed = first; seed <= last && failures.size() < 3; seed++) {
            if (seed > first && (seed - first) % 250 == 0) {
                System.out.println(seed - first + " processes compared");
            }
            try {
                run(seed);
            } catch (AssertionError e) {
                failures.add(e);
            }
        }
        System.out.println(INSTANCES * (last - first + 1) + " instances compared, " + sleeping.slept()
                + " of them asleep when compared");
        assertThat(failures).isEmpty();
        assertThat(sleeping.slept()).isGreaterThanOrEqualTo(cases / 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {446, 628, 640, 1077, 1769, 1811})
    void processes_that_once_differed_are_alike(long seed) {
        run(seed);
    }

    /** Kept by the program of November 2026, whose states have format 1. */
    @ParameterizedTest
    @ValueSource(strings = {"p37", "p62", "p93", "p114", "p127", "p181", "p183", "p189"})
    void what_fell_asleep_under_an_older_program_wakes_and_goes_where_it_would_have_gone(String name) {
        var kept = KeptSleeper.read("format-1/" + name);
        kept.sleepIn(sleeping);

        sleeping.pass(KeptSleeper.LONG_ENOUGH);

        assertThat(sleeping.trace(kept.enrolmentId())).isEqualTo(kept.later());
    }

    private static void run(long seed) {
        var random = new SplittableRandom(seed);
        var journey = new RandomJourney(random);
        var key = "p" + seed;
        var bpmn = journey.bpmn(key);
        var instances = new ArrayList<UUID>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(new UUID(random.nextLong(), random.nextLong()));
        }
        var history = RandomHistory.of(random, journey, INSTANCES);
        var told = "seed " + seed + "\n"
                + String.join("\n", history.stream().map(Object::toString).toList()) + "\n" + bpmn;
        try {
            var expected = live(stock, key, bpmn, instances, history);
            var found = live(sleeping, key, bpmn, instances, history);
            assertThat(found).as(told).isEqualTo(expected);
        } catch (StockForm.TooMuchException e) {
            // starts ever more of itself: compared neither in one form nor in the other
        } catch (RuntimeException e) {
            throw new AssertionError(told, e);
        }
    }

    private static List<String> live(
            Form form, String key, String bpmn, List<UUID> instances, List<Happening> history) {
        form.clear();
        ClockUtil.setCurrentTime(Date.from(START));
        form.deploy(key, bpmn);
        form.start(key, instances);
        form.fireDue();
        for (var happening : history) {
            happen(form, instances, happening);
        }
        var told = new ArrayList<String>();
        for (var instance : instances) {
            told.add(instance + ": " + form.trace(instance));
        }
        told.addAll(form.state(instances));
        form.fireDue();
        form.pass(Duration.ofDays(2));
        for (var instance : instances) {
            told.add(instance + " later: " + form.trace(instance));
        }
        return told;
    }

    private static void happen(Form form, List<UUID> instances, Happening happening) {
        if (happening instanceof Happening.Pass pass) {
            form.pass(pass.time());
        } else if (happening instanceof Happening.Message message) {
            form.message(instances.get(message.instance()), message.name());
        } else if (happening instanceof Happening.Signal signal) {
            form.signal(signal.name());
        } else if (happening instanceof Happening.Retime retime) {
            form.retime(instances.get(retime.instance()), retime.element(), now().plus(retime.after()));
        } else if (happening instanceof Happening.Complete complete) {
            form.complete(instances.get(complete.instance()));
        } else if (happening instanceof Happening.Handle handle) {
            form.handle(instances.get(handle.instance()));
        }
        form.fireDue();
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
