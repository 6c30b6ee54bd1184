package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.channel.ChannelOffer;
import io.kairos.timing.channel.ChannelScore;
import io.kairos.timing.channel.Latency;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The channel is part of the decision; each is judged at its own best instant. */
class ChannelDecisionTest {

    private static final List<ChannelOffer> OFFERS = List.of(
            ChannelOffer.of("postal", .25, .80, new Latency.Exponential(Duration.ofHours(60))),
            ChannelOffer.of("display", .02, .004, new Latency.Exponential(Duration.ofHours(12))),
            ChannelOffer.of("sms", .20, .06, new Latency.Exponential(Duration.ofMinutes(2))),
            ChannelOffer.of("email", .10, .001, new Latency.Exponential(Duration.ofMinutes(504))));
    private static final Economics MONEY = new Economics(50, 0.5, 0, Duration.ofDays(7));

    private final TimingEngine engine = TimingModels.defaults().engine();

    @Test
    void ranks_the_channels_as_published_each_at_its_own_instant() {
        Need sofa = new Need.Considered("sofa", AUGUST, Optional.of(new Weibull(1.8, 30)));
        Limits free = Limits.messages(1);

        TimingDecision decision =
                engine.decide(Requests.of(sofa, AUGUST, free, MONEY).offering(Offers.of(OFFERS)));

        List<ChannelScore> scores = decision.choice().scores();
        assertThat(scores).extracting(ChannelScore::channel).containsExactly("sms", "postal", "email", "display");
        assertThat(scores.get(0).netValue()).isCloseTo(2.3465, within(.07));
        assertThat(scores.get(1).netValue()).isCloseTo(2.1771, within(.07));
        assertThat(scores.get(2).netValue()).isCloseTo(1.2020, within(.04));
        assertThat(scores.get(1).bestDispatch()).isBefore(scores.get(0).bestDispatch());
        assertThat(decision.choice().channel()).contains("sms");
        assertThat(decision.choice().propensity()).isEqualTo(1);
        assertThat(decision.choice().explored()).isFalse();
        assertThat(decision.score()).isCloseTo(scores.get(0).netValue(), within(.03));
        assertThat(decision.why().reasons()).extracting(Reason::code).contains("channel.chosen", "channel.other");
    }

    @Test
    void explores_with_logged_propensities_that_hold_over_many_customers() {
        int[] taken = new int[2];
        Offers offers = new Offers(OFFERS, 0.1, 7, 0);
        int customers = 400;
        for (int i = 0; i < customers; i++) {
            TimingRequest request = new TimingRequest(
                            "customer-" + i,
                            AUGUST,
                            new Need.Impulse(AUGUST),
                            Requests.of(stay(LocalDate.of(2026, 9, 1)), AUGUST, atMost(1), MONEY)
                                    .clock(),
                            Limits.messages(1),
                            new Economics(50, .5, 0, Duration.ofHours(4)))
                    .offering(offers);
            Choice choice = engine.decide(request).choice();
            assertThat(engine.decide(request).choice()).isEqualTo(choice);
            assertThat(choice.propensity()).isCloseTo(choice.explored() ? 0.1 : 1 - 0.1 * 2, within(0.11));
            taken[choice.explored() ? 1 : 0]++;
        }
        assertThat(taken[1] / (double) customers).isBetween(0.1, 0.4);
    }

    @Test
    void a_slow_channel_cannot_serve_an_impulse() {
        TimingRequest meal = Requests.of(
                        new Need.Impulse(AUGUST),
                        AUGUST,
                        Limits.messages(1),
                        new Economics(30, .5, 0, Duration.ofMinutes(15)))
                .offering(Offers.of(OFFERS));

        Choice choice = engine.decide(meal).choice();

        assertThat(choice.channel()).contains("sms");
        assertThat(choice.scores().get(choice.scores().size() - 1).channel()).isEqualTo("postal");
        assertThat(choice.scores().get(choice.scores().size() - 1).worthwhile()).isFalse();
    }

    @Test
    void post_that_cannot_arrive_before_the_date_is_not_chosen() {
        TimingRequest tomorrow = Requests.of(stay(LocalDate.of(2026, 8, 13)), AUGUST, Limits.messages(1), MONEY)
                .offering(Offers.of(OFFERS));

        TimingDecision decision = engine.decide(tomorrow);

        assertThat(decision.choice().scores()).extracting(ChannelScore::channel).doesNotContain("postal");
        assertThat(decision.at().orElseThrow()).isBefore(Instant.parse("2026-08-13T22:00:00Z"));
    }

    @Test
    void the_order_of_the_offers_does_not_matter() {
        TimingRequest request = Requests.of(stay(LocalDate.of(2026, 11, 1)), AUGUST, atMost(2), MONEY);
        List<ChannelOffer> turned =
                IntStream.range(0, 4).mapToObj(i -> OFFERS.get(3 - i)).toList();

        assertThat(engine.decide(request.offering(Offers.of(turned))))
                .isEqualTo(engine.decide(request.offering(Offers.of(OFFERS))));
    }

    @Test
    void names_what_is_wrong() {
        assertThatThrownBy(() -> new Offers(OFFERS, 0.3, 0, 0))
                .hasMessageContaining("epsilon")
                .hasMessageContaining("0.3");
    }
}
