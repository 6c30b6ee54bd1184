package io.kairos.timing.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.hours.WeekLaw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneInferenceTest {

    private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");
    private static final ZoneInference ZONES = ZoneInference.with(evenings());

    @Test
    void the_surest_fact_decides() {
        ZoneFact said = new ZoneFact.Explicit(ZoneId.of("Europe/Lisbon"));
        ZoneFact device = new ZoneFact.Device(ZoneId.of("Asia/Tokyo"));
        ZoneFact country = new ZoneFact.Country("be");

        assertThat(infer(country, device, said).source()).isEqualTo(ZoneSource.EXPLICIT);
        assertThat(infer(country, device, said).zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(infer(country, device).zone()).as("a traveller abroad").isEqualTo(ZoneId.of("Asia/Tokyo"));
        ZoneAnswer belgian = infer(country);
        assertThat(belgian.zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        assertThat(belgian.source()).isEqualTo(ZoneSource.COUNTRY);
        assertThat(belgian.entropy()).isZero();
        assertThat(belgian.probability()).isBetween(0.8, 0.99);
        assertThat(ZONES.infer(List.of(), AT)).isEmpty();
    }

    @Test
    void a_country_with_several_zones_gives_them_all() {
        ZoneAnswer american = infer(new ZoneFact.Country("US"));

        assertThat(american.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(american.probability()).isLessThan(0.5);
        assertThat(american.entropy()).isBetween(1.5, 2.2);
        assertThat(american.candidates()).hasSize(7);
        assertThat(american.covering(0.9))
                .containsExactly(
                        ZoneId.of("America/New_York"), ZoneId.of("America/Chicago"), ZoneId.of("America/Los_Angeles"));
    }

    @Test
    void quiet_hours_hold_in_every_plausible_zone() {
        ZoneAnswer american = infer(new ZoneFact.Country("US"));
        Instant nineInNewYork = Instant.parse("2026-07-01T13:00:00Z");
        Instant noonInNewYork = Instant.parse("2026-07-01T16:00:00Z");

        assertThat(american.allowsEverywhere(nineInNewYork, 0.9, ZoneInferenceTest::awake))
                .isFalse();
        assertThat(american.allowsEverywhere(noonInNewYork, 0.9, ZoneInferenceTest::awake))
                .isTrue();
    }

    @Test
    void an_offset_narrows_a_country_and_a_region_names_its_zone() {
        ZoneAnswer central = infer(new ZoneFact.Country("US"), new ZoneFact.DeviceOffset(ZoneOffset.ofHours(-5), AT));
        assertThat(central.zone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(central.source()).isEqualTo(ZoneSource.DEVICE);
        assertThat(central.candidates()).hasSize(1);

        assertThat(infer(new ZoneFact.Address("US", Optional.of("ca"))).zone())
                .isEqualTo(ZoneId.of("America/Los_Angeles"));
        assertThat(infer(new ZoneFact.Address("ES", Optional.of("CN"))).zone()).isEqualTo(ZoneId.of("Atlantic/Canary"));
        ZoneAnswer abroad = infer(new ZoneFact.Country("BE"), new ZoneFact.DeviceOffset(ZoneOffset.ofHours(9), AT));
        assertThat(abroad.candidates())
                .allMatch(each -> each.zone().getRules().getOffset(AT).equals(ZoneOffset.ofHours(9)));
    }

    @ParameterizedTest
    @CsvSource({
        "+32 2 555 12 34, Europe/Brussels",
        "0033612345678, Europe/Paris",
        "+44 20 7946 0000, Europe/London",
        "+1 (242) 555-0100, America/Nassau",
        "+1 212 555 0100, America/New_York",
        "+7 701 000 0000, Asia/Almaty",
        "+7 495 000 00 00, Europe/Moscow",
        "+977 1 4000000, Asia/Kathmandu"
    })
    void a_calling_code_tells_the_country(String number, String zone) {
        assertThat(infer(new ZoneFact.Phone(number)).zone()).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void activity_tells_the_coasts_of_a_country_apart() {
        ZoneAnswer east = infer(new ZoneFact.Country("US"), activity("America/New_York", 25));
        ZoneAnswer west = infer(new ZoneFact.Country("US"), activity("America/Los_Angeles", 25));

        assertThat(east.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(west.zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
        assertThat(west.entropy()).isLessThan(infer(new ZoneFact.Country("US")).entropy());
    }

    @Test
    void activity_alone_tells_an_offset_more_surely_the_more_there_is() {
        ZoneAnswer few = infer(activity("Asia/Tokyo", 2));
        ZoneAnswer many = infer(activity("Asia/Tokyo", 60));

        assertThat(many.zone()).isEqualTo(ZoneOffset.ofHours(9));
        assertThat(many.source()).isEqualTo(ZoneSource.ACTIVITY);
        assertThat(many.entropy()).isLessThan(few.entropy());
        assertThat(many.probability()).isGreaterThan(few.probability());
    }

    /** One habit, ten times, is not ten pieces of evidence. */
    @Test
    void the_same_hour_again_and_again_stays_ambiguous() {
        List<Instant> habit = new ArrayList<>();
        for (int week = 0; week < 10; week++) habit.add(AT.plusSeconds(week * 7 * 86_400L));

        assertThat(infer(new ZoneFact.Activity(habit)).entropy()).isGreaterThan(1);
    }

    @Test
    void a_segment_is_the_last_resort() {
        ZoneFact segment =
                new ZoneFact.Segment(Map.of(ZoneId.of("Europe/Paris"), 3.0, ZoneId.of("America/Montreal"), 1.0));

        ZoneAnswer answer = infer(segment);

        assertThat(answer.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(answer.source()).isEqualTo(ZoneSource.SEGMENT);
        assertThat(answer.probability()).isCloseTo(0.6, within(1e-12));
        assertThat(infer(segment, activity("America/Montreal", 30)).zone()).isEqualTo(ZoneId.of("America/Montreal"));
    }

    @Test
    void every_country_of_the_list_has_zones_this_jdk_knows() {
        for (String country : Locale.getISOCountries())
            if (!country.equals("AQ") && !country.equals("BV") && !country.equals("HM"))
                assertThat(infer(new ZoneFact.Country(country)).candidates())
                        .as(country)
                        .isNotEmpty();
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> infer(new ZoneFact.Country("ZZ")))
                .withMessageContaining("unknown country \"ZZ\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> infer(new ZoneFact.Phone("0475 12 34 56")))
                .withMessageContaining("calling code")
                .withMessageNotContaining("0475");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZoneFact.Segment(Map.of(ZoneId.of("UTC"), Double.NaN)))
                .withMessageContaining("UTC");
        ZoneAnswer answer = infer(new ZoneFact.Country("BE"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.covering(Double.NaN))
                .withMessageContaining("share");
    }

    private static ZoneAnswer infer(ZoneFact... facts) {
        return ZONES.infer(List.of(facts), AT).orElseThrow();
    }

    private static boolean awake(LocalTime time) {
        return time.getHour() >= 8 && time.getHour() < 22;
    }

    private static ZoneFact.Activity activity(String zone, int events) {
        SplittableRandom random = new SplittableRandom(events);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < events; i++)
            instants.add(LocalDate.of(2026, 5, 1)
                    .plusDays(random.nextInt(60))
                    .atTime(17 + random.nextInt(6), random.nextInt(60))
                    .atZone(ZoneId.of(zone))
                    .toInstant());
        return new ZoneFact.Activity(instants);
    }

    /** Most act between 17 and 23h. */
    private static WeekLaw evenings() {
        double[] weights = new double[168];
        for (int hour = 0; hour < 168; hour++) {
            int clock = hour % 24;
            weights[hour] = clock >= 17 && clock < 23 ? 10 : clock >= 8 ? 2 : 0.1;
        }
        return WeekLaw.of(weights);
    }
}
