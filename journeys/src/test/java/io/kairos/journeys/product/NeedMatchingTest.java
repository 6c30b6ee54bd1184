package io.kairos.journeys.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.journeys.product.NeedMatch.Closes;
import io.kairos.journeys.product.NeedMatch.NewNeed;
import io.kairos.journeys.product.NeedMatch.NoMatch;
import io.kairos.journeys.product.NeedMatch.SameNeed;
import io.kairos.journeys.product.NeedMatch.SameNeedNewDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedMatchingTest {

    private static final ProductCatalogue CATALOGUE = ProductCatalogue.shipped();

    @Test
    void same_trip_same_date_is_the_same_need() {
        assertThat(wanted("Lisbon", "2026-07-01", open("a", "lisbon", "2026-07-01", 1)))
                .isEqualTo(new SameNeed("a"));
    }

    @Test
    void same_trip_new_date_moves_the_need() {
        assertThat(wanted("Lisbon", "2026-07-15", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new SameNeedNewDate("a"));
    }

    @Test
    void the_same_city_months_later_is_a_second_trip_beside_the_first() {
        assertThat(wanted("Lisbon", "2026-10-01", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new NewNeed(List.of()));
    }

    @Test
    void another_city_is_a_second_trip() {
        assertThat(wanted("Porto", "2026-07-01", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new NewNeed(List.of()));
    }

    @Test
    void of_two_trips_to_one_city_the_nearer_date_is_meant() {
        assertThat(wanted(
                        "Lisbon",
                        "2026-07-14",
                        open("a", "Lisbon", "2026-07-01", 2),
                        open("b", "Lisbon", "2026-07-20", 1)))
                .isEqualTo(new SameNeedNewDate("b"));
    }

    @Test
    void a_change_never_opens_but_moves_the_only_trip_there_is_however_far() {
        assertThat(change("Lisbon", "2026-12-01", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new SameNeedNewDate("a"));
        assertThat(change("Porto", "2026-12-01", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new NoMatch());
    }

    @Test
    void a_booking_closes_the_best_fitting_trip_alone() {
        OpenNeed first = open("a", "Lisbon", "2026-07-01", 2);
        OpenNeed second = open("b", "Lisbon", "2026-07-20", 1);

        assertThat(won(Optional.of("Lisbon"), "2026-07-02", first, second)).isEqualTo(new Closes(List.of("a")));
    }

    @Test
    void a_booking_without_subject_closes_the_nearest_date() {
        assertThat(won(
                        Optional.empty(),
                        "2026-07-19",
                        open("a", "Lisbon", "2026-07-01", 2),
                        open("b", "Porto", "2026-07-20", 1)))
                .isEqualTo(new Closes(List.of("b")));
    }

    @Test
    void a_booking_far_from_the_searched_date_closes_the_only_trip_to_that_city() {
        assertThat(won(Optional.of("Lisbon"), "2026-09-30", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new Closes(List.of("a")));
    }

    @Test
    void a_booking_elsewhere_closes_nothing() {
        assertThat(won(Optional.of("Porto"), "2026-07-01", open("a", "Lisbon", "2026-07-01", 1)))
                .isEqualTo(new NoMatch());
    }

    @Test
    void several_sofas_looked_at_are_one_need_and_one_order_closes_it() {
        ProductType sofa = type("sofa");
        OpenNeed open = new OpenNeed("s", "sofa", "Oslo", Optional.empty(), at(1), at(1));

        assertThat(NeedMatching.match(
                        sofa, List.of(open), new NeedSignal.Wanted("sofa", "Bergen", NeedFacts.NONE, true)))
                .isEqualTo(new SameNeed("s"));
        assertThat(NeedMatching.match(
                        sofa, List.of(open), new NeedSignal.Won("sofa", Optional.of("Rio"), NeedFacts.NONE)))
                .isEqualTo(new Closes(List.of("s")));
    }

    @Test
    void needs_of_other_types_are_left_aside() {
        OpenNeed coffee = new OpenNeed("c", "coffee", "Lisbon", Optional.empty(), at(1), at(1));

        assertThat(wanted("Lisbon", "2026-07-01", coffee)).isEqualTo(new NewNeed(List.of()));
    }

    @Test
    void a_signal_of_another_type_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> NeedMatching.match(
                        type("sofa"), List.of(), new NeedSignal.Won("meal", Optional.empty(), NeedFacts.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NeedMatch wanted(String city, String date, OpenNeed... open) {
        return match(new NeedSignal.Wanted("city-trip", city, on(date), true), open);
    }

    private static NeedMatch change(String city, String date, OpenNeed... open) {
        return match(new NeedSignal.Wanted("city-trip", city, on(date), false), open);
    }

    private static NeedMatch won(Optional<String> city, String date, OpenNeed... open) {
        return match(new NeedSignal.Won("city-trip", city, on(date)), open);
    }

    private static NeedMatch match(NeedSignal signal, OpenNeed... open) {
        return NeedMatching.match(type("city-trip"), List.of(open), signal);
    }

    private static NeedFacts on(String date) {
        return new NeedFacts(
                Optional.of(LocalDate.parse(date)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static OpenNeed open(String id, String city, String date, int day) {
        return new OpenNeed(id, "city-trip", city, Optional.of(LocalDate.parse(date)), at(day), at(day));
    }

    private static Instant at(int day) {
        return Instant.parse("2026-05-0" + day + "T00:00:00Z");
    }

    private static ProductType type(String id) {
        return CATALOGUE.type(id).orElseThrow();
    }
}
