package io.kairos.timing;

import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.hours.PersonHours;
import io.kairos.timing.hours.PersonalHoursTrainer;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Half of the made-up shop buys in the morning, half in the evening. */
class OwnHoursTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Instant MORNING = Instant.parse("2026-08-12T07:00:00Z");
    private static TimingModels models = TimingModels.defaults();

    @BeforeAll
    static void fit() {
        SplittableRandom random = new SplittableRandom(5);
        List<LocalPurchase> purchases = new ArrayList<>();
        for (int person = 0; person < 80; person++)
            for (int k = 0; k < 8; k++)
                purchases.add(new LocalPurchase(
                        "p" + person,
                        MONDAY.plusDays(random.nextInt(60))
                                .atTime((person % 2 == 0 ? 8 : 20) + random.nextInt(3), random.nextInt(60))));
        models = TimingModels.defaults()
                .withHours(PersonalHoursTrainer.fit(purchases, "made up for a test")
                        .model());
    }

    @Test
    void who_buys_in_the_evening_is_written_to_later_than_who_buys_in_the_morning() {
        TimingDecision lark = decide(models, Optional.of(always(9)));
        TimingDecision owl = decide(models, Optional.of(always(21)));

        assertThat(hour(owl)).isAfter(hour(lark).plusHours(2));
        assertThat(owl.grounds().missing()).isEmpty();
        assertThat(owl.why().text(Locale.ENGLISH)).contains("own 10 earlier actions, most often around 21:00");
        assertThat(lark.why().text(Locale.FRENCH)).contains("10 actions passées", "09:00");
    }

    @Test
    void unknown_hours_are_those_of_all_and_it_is_told() {
        TimingDecision unknown = decide(models, Optional.empty());
        TimingDecision none = decide(models, Optional.of(PersonHours.none()));
        TimingDecision unread = decide(TimingModels.defaults(), Optional.of(always(21)));
        TimingDecision nobody = decide(TimingModels.defaults(), Optional.empty());

        assertThat(unknown.grounds().missing()).containsExactly(Missing.OWN_HOURS);
        assertThat(unknown.why().reasons()).extracting(Reason::code).contains("hours.everybody");
        assertThat(none.at()).isEqualTo(unknown.at());
        assertThat(unread.grounds().missing()).containsExactly(Missing.HOURS_MODEL);
        assertThat(unread.why().reasons()).extracting(Reason::code).contains("hours.noModel");
        assertThat(unread.at()).isEqualTo(nobody.at());
        assertThat(nobody.grounds().missing()).isEmpty();
    }

    private static PersonHours always(int hour) {
        return PersonHours.of(IntStream.range(0, 10)
                .mapToObj(i -> MONDAY.plusDays(3L * i).atTime(hour, 15))
                .toList());
    }

    private static LocalTime hour(TimingDecision decision) {
        return LocalTime.ofInstant(decision.at().orElseThrow(), PARIS);
    }

    private static TimingDecision decide(TimingModels models, Optional<PersonHours> hours) {
        Need sofa = new Need.Considered("sofa", MORNING, Optional.of(new Weibull(1.8, 30)));
        Economics economics = Economics.timingOnly(Duration.ofHours(12));
        TimingRequest plain = Requests.of(sofa, MORNING, atMost(1), economics);
        Customer customer = hours.map(plain.customer()::acting).orElse(plain.customer());
        return models.engine().decide(new TimingRequest(customer, MORNING, sofa, plain.limits(), economics));
    }
}
