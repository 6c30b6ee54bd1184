package io.kairos.orchestrator.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.moment.Orders.Bought;
import io.kairos.timing.TimingModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Recipe} promises; a new family of models extends this and says what its past looks like. */
abstract class RecipeContract<M> {
    static final Instant KNOWN = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant CUT = KNOWN.minus(Duration.ofDays(28));
    static final RetrainingSettings SETTINGS = new RetrainingSettings(
            true,
            Duration.ofDays(1),
            java.time.LocalTime.of(3, 0),
            Duration.ofDays(28),
            Duration.ofDays(730),
            200,
            30,
            List.of());

    abstract Recipe<M> recipe();

    /** A few hundred cases, known at {@link #KNOWN}, some of them after {@link #CUT}. */
    abstract Past past();

    private Trained<M> fit(Past past) {
        return recipe().fit(past, "example", SETTINGS);
    }

    @Test
    void the_same_data_in_any_order_give_the_same_bytes() {
        Past past = past();
        List<PastNeed> needs = new ArrayList<>(past.needs());
        List<Past.Act> acts = new ArrayList<>(past.acts());
        Collections.shuffle(needs, new Random(5));
        List<Bought> orders = new ArrayList<>(past.orders());
        Collections.shuffle(acts, new Random(5));
        Collections.shuffle(orders, new Random(5));

        assertThat(fit(new Past(KNOWN, needs, acts, orders)).text())
                .isEqualTo(fit(past).text());
    }

    @Test
    void nothing_after_as_of_is_read() {
        Past past = past();
        Past before = past.asOf(CUT);

        assertThat(before.facts()).isLessThan(past.facts());
        assertThat(fit(before).text()).isNotEqualTo(fit(past).text());
        assertThat(before.needs()).allSatisfy(need -> {
            assertThat(need.opened()).isBeforeOrEqualTo(CUT);
            need.end().ifPresent(end -> assertThat(end.at()).isBeforeOrEqualTo(CUT));
        });
        assertThat(fit(before).report().rows()).isPositive();
    }

    @Test
    void the_text_reads_back_as_the_same_model() throws IOException {
        Trained<M> trained = fit(past().asOf(CUT));
        M read = recipe().read(trained.text());

        assertThat(recipe().ref(read)).isEqualTo(trained.ref());
        assertThat(recipe().score(read, past(), CUT)).isEqualTo(recipe().score(trained.model(), past(), CUT));
        assertThat(trained.text()).startsWith("kairos-model ");
        assertThat(recipe().kinds()).contains(kind(trained.text()));
    }

    @Test
    void scores_the_held_out_cases_alike_for_every_model() {
        M trained = fit(past().asOf(CUT)).model();
        M shipped = recipe().inForce(TimingModels.defaults(), "example", Optional.empty());

        double[] own = recipe().score(trained, past(), CUT);
        double[] other = recipe().score(shipped, past(), CUT);

        assertThat(own).hasSameSizeAs(other).hasSizeGreaterThan(SETTINGS.leastHeldOut());
        assertThat(own).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(other).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void once_in_force_it_decides() {
        Trained<M> trained = fit(past().asOf(CUT));

        TimingModels models = recipe().with(TimingModels.defaults(), "example", trained.model());

        assertThat(recipe().ref(recipe().inForce(models, "example", Optional.empty())))
                .isEqualTo(trained.ref());
    }

    @Test
    void too_few_cases_are_refused_with_their_number() {
        Past few = new Past(
                KNOWN,
                past().needs().stream().limit(20).toList(),
                past().acts().stream().limit(20).toList(),
                past().orders().stream().limit(20).toList());

        assertThatThrownBy(() -> fit(few))
                .isInstanceOfSatisfying(
                        RefusedTraining.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo("too-few"));
    }

    private static String kind(String text) {
        return text.lines()
                .filter(line -> line.startsWith("kind: "))
                .findFirst()
                .orElseThrow()
                .substring("kind: ".length());
    }
}
