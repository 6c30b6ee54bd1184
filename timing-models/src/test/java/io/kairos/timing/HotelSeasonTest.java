package io.kairos.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.policy.DecayedValue;
import io.kairos.timing.policy.FixedDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real bookings of September to December 2016, models of what was known in August; hours of booking are drawn. */
class HotelSeasonTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int FIRST_SEARCH = 90;

    @Test
    void the_engine_earns_more_than_the_best_fixed_days_and_decides_quickly() {
        TimingModels models =
                TimingModels.defaults().withDated("hotel", LeadTimeTrainer.fit(Hotel.train(), Hotel.TRAIN_TO));
        TimingEngine engine = models.engine();
        FixedDays fixed = FixedDays.fit(Hotel.train(), 3, WEEK, FIRST_SEARCH);
        SplittableRandom random = new SplittableRandom(2016);
        List<LeadTimeObservation> season = Hotel.test().stream()
                .filter(each -> each.lead() <= FIRST_SEARCH)
                .toList();
        long[] nanos = new long[season.size()];
        double ours = 0;
        double theirs = 0;
        for (int i = 0; i < season.size(); i++) {
            LeadTimeObservation stay = season.get(i);
            TimingRequest request = request(stay, FIRST_SEARCH);
            Instant purchase = stay.purchased()
                    .atTime(models.hours().sample(stay.purchased().getDayOfWeek(), random))
                    .atZone(LISBON)
                    .toInstant();
            long started = System.nanoTime();
            List<Instant> planned = planned(engine.decide(request));
            nanos[i] = System.nanoTime() - started;
            ours += DecayedValue.of(planned, purchase, WEEK);
            theirs += DecayedValue.of(
                    fixed.sends(stay.date(), LISBON, LocalTime.of(9, 0), request.now()), purchase, WEEK);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%d customers: engine %.4f, fixed days %.4f; decide() median %.2f ms, p99 %.2f ms%n",
                season.size(), ours / season.size(), theirs / season.size(), ms(nanos, .5), ms(nanos, .99));
        assertThat(ours / season.size()).isGreaterThan(theirs / season.size() + 0.008);
        assertThat(ms(nanos, .5))
                .as("median of decide(), generous for a busy machine")
                .isLessThan(25);
    }

    @Test
    void deciding_again_after_each_message_keeps_to_the_plan() {
        TimingEngine engine = TimingModels.defaults().engine();
        for (LeadTimeObservation stay : Hotel.test().subList(0, 40)) {
            TimingRequest request = request(stay, FIRST_SEARCH);
            List<Instant> planned = planned(engine.decide(request));
            for (int sent = 1; sent < planned.size(); sent++) {
                Instant last = planned.get(sent - 1);
                TimingRequest later = Requests.of(
                        request.need(), last, Requests.after(request.limits(), last, 3 - sent), Requests.WEEK);

                List<Instant> rest = planned(engine.decide(Requests.in(LISBON, later)));

                assertThat(rest).isEqualTo(planned.subList(sent, planned.size()));
            }
        }
    }

    private static TimingRequest request(LeadTimeObservation stay, int daysBefore) {
        Instant search = stay.date()
                .minusDays(daysBefore)
                .atStartOfDay(LISBON)
                .plusMinutes(1)
                .toInstant();
        Need need = new Need.Dated("hotel", stay.date(), LISBON, search, stay.features());
        return Requests.in(LISBON, Requests.of(need, search, Requests.atMost(3), Requests.WEEK));
    }

    private static List<Instant> planned(TimingDecision decision) {
        return Stream.concat(decision.at().stream(), decision.plan().stream()).toList();
    }

    private static double ms(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    @Test
    void many_threads_decide_alike() {
        TimingEngine engine = TimingModels.defaults().engine();
        List<TimingRequest> requests =
                Hotel.test().stream().limit(60).map(stay -> request(stay, 60)).toList();

        List<TimingDecision> alone = requests.stream().map(engine::decide).toList();
        TimingDecision[] together =
                requests.parallelStream().map(engine::decide).toArray(TimingDecision[]::new);

        assertThat(Arrays.asList(together)).isEqualTo(alone);
    }
}
