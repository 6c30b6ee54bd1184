package io.kairos.timing.hours;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelFitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonalHoursTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static List<LocalPurchase> purchases = List.of();
    private static PersonalHours.Fitted fitted = fit(shop(60, 1));

    @BeforeAll
    static void fitOnce() {
        purchases = shop(300, 2);
        fitted = fit(purchases);
    }

    @Test
    void somebody_unknown_is_everybody() {
        WeekLaw nobody = fitted.model().lawFor(PersonHours.none());

        assertThat(nobody.toArray()).isEqualTo(fitted.model().everybody().toArray());
        assertThat(nobody.share(DayOfWeek.TUESDAY, 12)).isGreaterThan(nobody.share(DayOfWeek.TUESDAY, 16));
    }

    @Test
    void a_few_events_make_the_law_personal_and_every_hour_stays_possible() {
        PersonHours owl = PersonHours.none()
                .with(MONDAY.atTime(22, 10))
                .with(MONDAY.plusDays(2).atTime(21, 5))
                .with(MONDAY.plusDays(9).atTime(22, 40));

        WeekLaw law = fitted.model().lawFor(owl);

        assertThat(law.share(DayOfWeek.MONDAY, 22)).isGreaterThan(3 * law.share(DayOfWeek.MONDAY, 12));
        assertThat(law.best(10)).allMatch(hour -> hour % 24 >= 20);
        assertThat(law.share(DayOfWeek.MONDAY, 3)).isBetween(1e-7, 1e-3);
        double sum = 0;
        for (double share : law.toArray()) sum += share;
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    /** One robot that orders every night must not become everybody's habit. */
    @Test
    void heavy_users_do_not_dominate() {
        List<LocalPurchase> withRobot = new ArrayList<>(purchases);
        for (int night = 0; night < 5000; night++)
            withRobot.add(new LocalPurchase("robot", MONDAY.plusDays(night).atTime(3, 0)));

        PersonalHours model = fit(withRobot).model();

        double night = 0;
        for (DayOfWeek day : DayOfWeek.values()) night += model.everybody().share(day, 3);
        assertThat(night).as("two thirds of all events, one person of 301").isLessThan(0.03);
        PersonHours owl =
                PersonHours.of(List.of(MONDAY.atTime(22, 0), MONDAY.plusDays(3).atTime(22, 0)));
        assertThat(model.lawFor(owl).share(DayOfWeek.MONDAY, 3)).isLessThan(0.01);
    }

    @Test
    void a_closed_day_is_improbable_for_everybody() {
        PersonHours noon = PersonHours.of(List.of(MONDAY.atTime(12, 0)));

        WeekLaw law = fitted.model().lawFor(noon);

        assertThat(law.share(DayOfWeek.SATURDAY, 12)).isLessThan(law.share(DayOfWeek.FRIDAY, 12) / 10);
    }

    @Test
    void several_events_within_an_hour_count_once() {
        assertThat(PersonHours.of(List.of(MONDAY.atTime(9, 1), MONDAY.atTime(9, 59), MONDAY.atTime(10, 0)))
                        .events())
                .isEqualTo(2);
    }

    @Test
    void erasure_takes_back_events_and_no_model_holds_a_person() throws IOException {
        LocalDateTime evening = MONDAY.atTime(21, 0);
        PersonHours before = PersonHours.none().with(MONDAY.atTime(9, 0));

        assertThat(before.with(evening).without(evening)).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> before.without(evening))
                .withMessageContaining("21h");
        assertThat(text(fitted.model())).doesNotContain("customer-17");
    }

    @Test
    void the_same_data_in_any_order_give_the_same_file_which_reads_back() throws IOException {
        List<LocalPurchase> shuffled = new ArrayList<>(purchases);
        Collections.shuffle(shuffled, new Random(5));

        String text = text(fitted.model());
        PersonalHours read = PersonalHours.read(new ByteArrayInputStream(text.getBytes(UTF_8)));

        assertThat(text(fit(shuffled).model())).isEqualTo(text);
        assertThat(text(read)).isEqualTo(text);
        PersonHours person = PersonHours.of(List.of(MONDAY.atTime(8, 0)));
        assertThat(read.lawFor(person).toArray())
                .isEqualTo(fitted.model().lawFor(person).toArray());
        assertThat(read.ref()).isEqualTo(fitted.model().ref());
    }

    @Test
    void a_file_cut_short_is_refused() throws IOException {
        String text = text(fitted.model());
        String cut = text.substring(0, text.lastIndexOf("everybody"));

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> PersonalHours.read(new ByteArrayInputStream(cut.getBytes(UTF_8))))
                .withMessageContaining("cut short");
    }

    @Test
    void the_profile_of_a_person_spreads_each_day() {
        HourProfile profile = fitted.model().profileFor(PersonHours.of(List.of(MONDAY.atTime(22, 0))), 0.1);

        for (DayOfWeek day : DayOfWeek.values()) {
            double sum = 0;
            for (int hour = 0; hour < 24; hour++) sum += profile.share(day, hour);
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
        assertThat(profile.ref()).isEqualTo(fitted.model().ref());
    }

    @Test
    void warns_of_dates_without_time_and_of_few_people() {
        List<LocalPurchase> dates = new ArrayList<>();
        for (int i = 0; i < 60; i++)
            dates.add(new LocalPurchase("c" + i % 20, MONDAY.plusDays(i).atStartOfDay()));

        assertThat(fit(dates).report().warnings())
                .extracting(Warning::code)
                .containsExactlyInAnyOrder("one-hour", "few-people");
        assertThat(fitted.report().warnings()).isEmpty();
        assertThat(fitted.report().rows()).isEqualTo(300);
    }

    @Test
    void bad_input_is_named() {
        assertThatExceptionOfType(ModelFitException.class)
                .isThrownBy(() -> fit(List.of()))
                .withMessageContaining("50 events, found 0");
        int[] week = {1, 0, 0, 0, 0, 0, 0};
        int[] negative = new int[24];
        negative[3] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonHours.of(week, negative))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonHours.of(week, new int[24]))
                .withMessageContaining("sum to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonHours.of(week, week))
                .withMessageContaining("24 hours");
        double[] weights = new double[168];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeekLaw.of(weights))
                .withMessageContaining("hour 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeekLaw.of(new double[3]))
                .withMessageContaining("168");
    }

    private static PersonalHours.Fitted fit(List<LocalPurchase> purchases) {
        return PersonalHoursTrainer.fit(purchases, "test");
    }

    private static String text(PersonalHours model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toString(UTF_8);
    }

    /** Two in three buy around noon, the others late in the evening; closed on Saturdays. */
    private static List<LocalPurchase> shop(int people, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LocalPurchase> purchases = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int events = 3 + random.nextInt(10);
            for (int event = 0; event < events; event++) {
                LocalDate date = MONDAY.plusDays(random.nextInt(360));
                if (date.getDayOfWeek() == DayOfWeek.SATURDAY) date = date.plusDays(1);
                int hour = person % 3 == 0 ? 20 + random.nextInt(4) : 10 + random.nextInt(5);
                purchases.add(new LocalPurchase("customer-" + person, date.atTime(hour, random.nextInt(60))));
            }
        }
        return purchases;
    }
}
