package io.kairos.timing.channel;

import io.kairos.timing.bandit.BetaLaw;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Response rate q of each channel, by segment, shrunk in two steps: channel and segment → channel → all channels. A group with s
 * successes in n gets Beta(κμ + s, κ(1−μ) + n − s), where μ is the mean of the level above and κ, how alike the groups are, maximises
 * the Beta-binomial likelihood of the groups with ln κ ~ N(ln 50, 1.5²). With little data a group is the level above. Source: Beta-binomial
 * model, J. G. Skellam, JRSS B 10 (1948); shrinkage by empirical Bayes, B. Efron, C. Morris, JASA 70 (1975).
 */
public final class ChannelEffects {

    private static final int FEW_SUCCESSES = 10;

    private final BetaLaw any;
    private final Map<String, BetaLaw> channels;
    private final Map<String, Map<String, BetaLaw>> segments;
    private final FitReport report;

    private ChannelEffects(
            BetaLaw any, Map<String, BetaLaw> channels, Map<String, Map<String, BetaLaw>> segments, FitReport report) {
        this.any = any;
        this.channels = channels;
        this.segments = segments;
        this.report = report;
    }

    /**
     * Messages that could be answered and those that were. Failed deliveries are not trials.
     *
     * @param trials 0 or more
     * @param successes 0 to trials
     */
    public record Trials(String channel, String segment, long trials, long successes) {
        public Trials {
            if (trials < 0 || successes < 0 || successes > trials)
                throw new IllegalArgumentException("successes must lie in 0..trials, were " + successes + " of "
                        + trials + " for " + channel + " in " + segment);
        }
    }

    /** Rows of the same channel and segment add up; an empty collection leaves every rate unknown. */
    public static ChannelEffects fit(Collection<Trials> observed) {
        Map<String, Map<String, long[]>> counts = new TreeMap<>();
        Map<String, long[]> totals = new TreeMap<>();
        for (Trials each : observed) {
            add(counts.computeIfAbsent(each.channel(), key -> new TreeMap<>()), each.segment(), each);
            add(totals, each.channel(), each);
        }
        BetaLaw any = BetaBinomial.prior(totals.values(), BetaLaw.UNIFORM);
        Map<String, BetaLaw> channels = new TreeMap<>();
        Map<String, Map<String, BetaLaw>> segments = new TreeMap<>();
        double[] likelihood = {0};
        counts.forEach((channel, groups) -> {
            long[] total = totals.getOrDefault(channel, new long[2]);
            BetaLaw own = any.after(total[1], total[0]);
            channels.put(channel, own);
            BetaLaw prior = BetaBinomial.around(own.mean(), groups.values());
            likelihood[0] += BetaBinomial.logLikelihood(prior, groups.values());
            Map<String, BetaLaw> laws = new TreeMap<>();
            groups.forEach((segment, count) -> laws.put(segment, prior.after(count[1], count[0])));
            segments.put(channel, laws);
        });
        return new ChannelEffects(any, channels, segments, report(totals, channels, likelihood[0]));
    }

    private static FitReport report(Map<String, long[]> totals, Map<String, BetaLaw> channels, double logLikelihood) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        channels.forEach((channel, law) ->
                estimates.put(channel, new Estimate(law.mean(), OptionalDouble.of(law.standardDeviation()))));
        long trials = totals.values().stream().mapToLong(each -> each[0]).sum();
        long successes = totals.values().stream().mapToLong(each -> each[1]).sum();
        List<Warning> warnings = new ArrayList<>();
        totals.forEach((channel, total) -> {
            if (total[1] < FEW_SUCCESSES)
                warnings.add(new Warning(
                        "few-events",
                        "Only " + total[1] + " of " + total[0] + " messages by " + channel
                                + " were answered: its rate is mostly that of the other channels."));
        });
        return new FitReport(
                "channel effects, Beta-binomial",
                (int) Math.min(trials, Integer.MAX_VALUE),
                (int) Math.min(successes, Integer.MAX_VALUE),
                0,
                0,
                logLikelihood,
                2 + 2 * channels.size(),
                estimates,
                List.of(),
                warnings);
    }

    /** What the fit saw: rate of each channel with its error, warnings. */
    public FitReport report() {
        return report;
    }

    /** Law of q for a customer of this segment: the segment's own, else the channel's, else that of any channel. */
    public BetaLaw effect(String channel, String segment) {
        BetaLaw own = channels.getOrDefault(channel, any);
        return segments.getOrDefault(channel, Map.of()).getOrDefault(segment, own);
    }

    /** Channels seen, by name. */
    public List<String> channels() {
        return List.copyOf(channels.keySet());
    }

    private static void add(Map<String, long[]> counts, String key, Trials each) {
        long[] count = counts.computeIfAbsent(key, absent -> new long[2]);
        count[0] += each.trials();
        count[1] += each.successes();
    }
}
