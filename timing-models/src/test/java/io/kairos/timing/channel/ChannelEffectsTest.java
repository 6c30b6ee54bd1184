package io.kairos.timing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.bandit.BetaLaw;
import io.kairos.timing.channel.ChannelEffects.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChannelEffectsTest {

    @Test
    void a_small_segment_leans_on_its_channel_a_large_one_stands_alone() {
        List<Trials> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) seen.add(new Trials("email", "s" + i, 1000, 30));
        seen.add(new Trials("email", "tiny", 2, 2));
        seen.add(new Trials("email", "large", 100_000, 10_000));

        ChannelEffects effects = ChannelEffects.fit(seen);

        assertThat(effects.effect("email", "tiny").mean()).isBetween(0.03, 0.25);
        assertThat(effects.effect("email", "large").mean()).isCloseTo(0.1, within(0.001));
        assertThat(effects.effect("email", "never seen").mean()).isBetween(0.03, 0.1);
    }

    @Test
    void shrinkage_beats_raw_rates_and_the_common_rate() {
        SplittableRandom random = new SplittableRandom(11);
        List<Trials> seen = new ArrayList<>();
        double[] truth = new double[200];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = new BetaLaw(4, 76).sample(random);
            int successes = 0;
            for (int trial = 0; trial < 60; trial++) if (random.nextDouble() < truth[i]) successes++;
            seen.add(new Trials("sms", "s" + i, 60, successes));
        }

        ChannelEffects effects = ChannelEffects.fit(seen);

        double shrunk = 0;
        double raw = 0;
        double common = 0;
        int covered = 0;
        double mean = seen.stream().mapToLong(Trials::successes).sum() / (60.0 * truth.length);
        for (int i = 0; i < truth.length; i++) {
            BetaLaw law = effects.effect("sms", "s" + i);
            shrunk += Math.pow(law.mean() - truth[i], 2);
            raw += Math.pow(seen.get(i).successes() / 60.0 - truth[i], 2);
            common += Math.pow(mean - truth[i], 2);
            if (law.quantile(0.1) <= truth[i] && truth[i] <= law.quantile(0.9)) covered++;
        }
        assertThat(shrunk).isLessThan(raw).isLessThan(common);
        assertThat(covered / 200.0).isBetween(0.72, 0.88);
    }

    @Test
    void an_unknown_channel_is_as_wide_as_channels_differ() {
        ChannelEffects effects = ChannelEffects.fit(List.of(
                new Trials("email", "all", 10_000, 100),
                new Trials("sms", "all", 10_000, 900),
                new Trials("push", "all", 10_000, 300)));

        BetaLaw unknown = effects.effect("post", "all");
        assertThat(unknown.quantile(0.05)).isLessThan(0.02);
        assertThat(unknown.quantile(0.95)).isGreaterThan(0.08);
        assertThat(effects.channels()).containsExactly("email", "push", "sms");
        assertThat(effects.report().events()).isEqualTo(1300);
        assertThat(effects.report().estimates()).containsOnlyKeys("email", "push", "sms");
        assertThat(effects.report().warnings()).isEmpty();
    }

    @Test
    void nothing_seen_is_nothing_known() {
        assertThat(ChannelEffects.fit(List.of()).effect("email", "all")).isEqualTo(BetaLaw.UNIFORM);
        assertThat(ChannelEffects.fit(List.of(new Trials("email", "all", 0, 0)))
                        .effect("email", "all")
                        .mean())
                .isBetween(0.4, 0.6);
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trials("sms", "all", 1, 2))
                .withMessageContaining("2 of 1 for sms in all");
    }
}
