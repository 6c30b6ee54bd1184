package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kairos.orchestrator.insight.StatusFacts.ClockFacts;
import io.kairos.orchestrator.insight.StatusFacts.DemoFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StatusControllerTest {

    private static final Instant NOW = Instant.parse("2016-09-03T10:00:00Z");

    @Test
    void a_demo_says_how_its_clock_moves_and_how_far_it_is() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("demo", new Demo());

        Status status = status(beans, Locale.FRENCH);

        assertThat(status.clock())
                .isEqualTo(new Status.Clock(NOW, true, 3600.0, NOW.minusSeconds(60), NOW.plusSeconds(60)));
        assertThat(status.demo()).isEqualTo(new Status.Demo("running", "des voyageurs", 10, 20));
    }

    @Test
    void without_a_demo_the_clock_is_the_real_one() {
        Status status = status(new StaticListableBeanFactory(), Locale.ENGLISH);

        assertThat(status.clock()).isEqualTo(new Status.Clock(NOW, false, null, null, null));
        assertThat(status.demo()).isNull();
    }

    private static Status status(StaticListableBeanFactory beans, Locale locale) {
        TotalsQuery totals = mock();
        when(totals.now()).thenReturn(new Status.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return new StatusController(InstantSource.fixed(NOW), totals, beans.getBeanProvider(StatusFacts.class))
                .status(locale);
    }

    private static final class Demo implements StatusFacts {
        @Override
        public ClockFacts clock() {
            return new ClockFacts(
                    true, OptionalDouble.of(3600), Optional.of(NOW.minusSeconds(60)), Optional.of(NOW.plusSeconds(60)));
        }

        @Override
        public Optional<DemoFacts> demo(Locale locale) {
            String population = locale.equals(Locale.FRENCH) ? "des voyageurs" : "travellers";
            return Optional.of(new DemoFacts(DemoFacts.State.RUNNING, population, 10, 20));
        }
    }
}
