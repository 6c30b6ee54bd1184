package io.kairos.orchestrator.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.survival.FittedLaw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The families of models, each held to the contract, and what is particular to one. */
class RecipesTest {

    @Nested
    class LeadTimes extends RecipeContract<LeadTimeModel> {
        @Override
        Recipe<LeadTimeModel> recipe() {
            return new DatedRecipe();
        }

        @Override
        Past past() {
            return Pasts.dated();
        }

        @Test
        void a_date_still_to_come_is_not_read_as_only_its_early_buyers_are_known() {
            Past past = past();
            Instant soon = KNOWN.minus(Duration.ofDays(100));
            long over = past.needs().stream()
                    .filter(need -> need.date().orElseThrow().isBefore(java.time.LocalDate.of(2025, 11, 22)))
                    .count();

            assertThat(recipe().fit(past.asOf(soon), "example", SETTINGS)
                            .report()
                            .rows())
                    .isEqualTo((int) over);
        }
    }

    @Nested
    class Lifetimes extends RecipeContract<FittedLaw> {
        @Override
        Recipe<FittedLaw> recipe() {
            return new ConsideredRecipe();
        }

        @Override
        Past past() {
            return Pasts.considered();
        }

        @Test
        void those_who_did_not_buy_are_censored_not_late() {
            var report = recipe().fit(past(), "example", SETTINGS).report();

            assertThat(report.censored()).isGreaterThan(300);
            assertThat(report.events() + report.censored()).isEqualTo(report.rows());
        }

        @Test
        void buyers_alone_are_refused_though_some_look_open_at_the_cut() {
            Past buyers = new Past(
                    KNOWN,
                    past().needs().stream()
                            .filter(need -> need.bought().isPresent())
                            .toList(),
                    List.of());

            assertThat(buyers.asOf(CUT).needs()).anyMatch(need -> need.end().isEmpty());
            assertThatThrownBy(() -> recipe().requireHonest(buyers))
                    .isInstanceOfSatisfying(
                            RefusedTraining.class,
                            refused -> assertThat(refused.finding().code()).isEqualTo("converters-only"));
        }
    }

    @Nested
    class Rhythms extends RecipeContract<NextPurchase> {
        @Override
        Recipe<NextPurchase> recipe() {
            return new ReplenishedRecipe();
        }

        @Override
        Past past() {
            return Pasts.replenished();
        }

        @Test
        void a_regular_rhythm_is_foretold_better_than_by_the_rule() {
            double fitted = mean(recipe().score(
                            recipe().fit(past().asOf(CUT), "example", SETTINGS).model(), past(), CUT));
            double rule = mean(recipe().score(new NextPurchase.OwnMedian(30), past(), CUT));

            assertThat(fitted).isLessThan(rule);
        }

        private static double mean(double[] scores) {
            return java.util.Arrays.stream(scores).average().orElseThrow();
        }
    }

    @Nested
    class Hours extends RecipeContract<HourProfile> {
        @Override
        Recipe<HourProfile> recipe() {
            return new HoursRecipe();
        }

        @Override
        Past past() {
            return Pasts.acts();
        }
    }

    @Nested
    class OwnHours extends RecipeContract<CustomerHours> {
        @Override
        Recipe<CustomerHours> recipe() {
            return new PersonalHoursRecipe();
        }

        @Override
        Past past() {
            return Pasts.habits();
        }

        @Test
        void who_always_acts_at_the_same_hours_is_foretold_better_than_by_everybodys() {
            double own = mean(recipe().score(
                            recipe().fit(past().asOf(CUT), "example", SETTINGS).model(), past(), CUT));
            var everybody =
                    new HoursRecipe().fit(past().asOf(CUT), "example", SETTINGS).model();

            assertThat(own).isLessThan(mean(recipe().score(new CustomerHours.Everybody(everybody), past(), CUT)) - 0.2);
        }

        private static double mean(double[] scores) {
            return java.util.Arrays.stream(scores).average().orElseThrow();
        }
    }

    @Nested
    class Offers extends RecipeContract<NextOffer> {
        @Override
        Recipe<NextOffer> recipe() {
            return new CrossSellRecipe();
        }

        @Override
        Past past() {
            return Pasts.orders();
        }

        @Test
        void what_customers_buy_next_and_when_is_foretold_better_than_by_the_lags_of_the_product_type() {
            var sofa = ProductCatalogue.shipped().type("sofa");
            double fitted = mean(recipe().score(
                            recipe().fit(past().asOf(CUT), "sofa", SETTINGS).model(), past(), CUT));
            double guessed = mean(recipe().score(recipe().inForce(TimingModels.defaults(), "sofa", sofa), past(), CUT));

            assertThat(fitted).isLessThan(guessed - 0.2);
        }

        @Test
        void is_for_product_types_that_guess_a_lag() {
            assertThat(ProductCatalogue.shipped().types().stream()
                            .filter(recipe()::suits)
                            .map(ProductType::id))
                    .containsExactlyInAnyOrder("sofa", "coffee");
        }

        @Test
        void those_alone_who_bought_more_are_refused() {
            Past all = past();
            Past buyers = Past.of(
                    KNOWN,
                    all.orders().stream()
                            .filter(each -> all.orders().stream()
                                    .anyMatch(other -> other.customer().equals(each.customer())
                                            && !other.product().equals("sofa")))
                            .toList());

            assertThatThrownBy(() -> recipe().requireHonest(buyers))
                    .isInstanceOfSatisfying(
                            RefusedTraining.class,
                            refused -> assertThat(refused.finding().code()).isEqualTo("converters-only"));
        }

        private static double mean(double[] scores) {
            return java.util.Arrays.stream(scores).average().orElseThrow();
        }
    }

    /** The family of the guide "Adding a model". */
    @Nested
    class OfTheGuide extends RecipeContract<FittedLaw> {
        @Override
        Recipe<FittedLaw> recipe() {
            return new ConstantRateRecipe();
        }

        @Override
        Past past() {
            return Pasts.considered();
        }
    }
}
