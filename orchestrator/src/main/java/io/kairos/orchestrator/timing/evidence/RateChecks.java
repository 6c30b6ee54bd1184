package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.replenish.rate.RateFamily;
import io.kairos.timing.replenish.rate.RateFit;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Purchase rates: known estimates, regularity from the data, fits on the boundary. */
final class RateChecks implements Check {
    private record Known(RateFamily family, double logLikelihood, double... parameters) {}

    private static final List<Known> SAMPLE = List.of(
            new Known(RateFamily.NBD, -9763.6576, .38477, 12.07202),
            new Known(RateFamily.PARETO_NBD, -9594.9762, .55328, 10.57768, .60624, 11.66874),
            new Known(RateFamily.BG_CNBD, -9582.4292, .24259, 4.41360, .79292, 2.42591),
            new Known(RateFamily.MBG_CNBD, -9582.1357, .52484, 6.18308, .89136, 1.61400));

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<RepeatHistory> cdnow = DataSets.histories(data, DataSets.CDNOW_SAMPLE, DataSets.CDNOW_CALIBRATION);
        List<RepeatHistory> retail = DataSets.histories(data, DataSets.RETAIL, DataSets.RETAIL_CALIBRATION);
        List<Line> lines = new ArrayList<>();
        lines.add(known(cdnow));
        lines.add(regularity(cdnow, retail));
        lines.add(boundary(retail));
        return lines;
    }

    private static Line known(List<RepeatHistory> cdnow) {
        double likelihood = 0;
        double parameter = 0;
        for (Known known : SAMPLE) {
            FitReport report = RateFit.of(known.family(), 1, cdnow).report();
            likelihood = Math.max(likelihood, Math.abs(report.logLikelihood() - known.logLikelihood()));
            int i = 0;
            for (FitReport.Estimate estimate : report.estimates().values())
                parameter = Math.max(parameter, Math.abs(estimate.value() / known.parameters()[i++] - 1));
        }
        Verdict verdict = likelihood <= 1e-4 && parameter <= 1e-4
                ? Verdict.GOOD
                : likelihood <= .01 && parameter <= .005 ? Verdict.MUST : Verdict.MISSED;
        return new Line(
                "A2",
                "CDNOW 1/10: NBD, Pareto/NBD, BG/NBD, MBG/NBD against the known fits",
                "log-likelihood off by " + Bound.number(likelihood) + ", parameters by "
                        + String.format(Locale.ROOT, "%.4f %%", 100 * parameter),
                "±.01; ±.5 %",
                "±1e-4",
                "published and recomputed",
                verdict);
    }

    private static Line regularity(List<RepeatHistory> cdnow, List<RepeatHistory> retail) {
        String irregular = RateFit.chosen(RateFamily.BG_CNBD, cdnow).report().model();
        FitReport regular = RateFit.chosen(RateFamily.BG_CNBD, retail).report();
        double gain = regular.logLikelihood()
                - RateFit.of(RateFamily.BG_CNBD, 1, retail).report().logLikelihood();
        boolean right = irregular.equals("BG/NBD") && regular.model().equals("BG/CNBD-2") && gain > 515 && gain < 517;
        return new Line(
                "A3",
                "regularity k chosen from the data",
                "CDNOW " + irregular + "; online retail " + regular.model() + ", gains " + Bound.number(gain) + " nats",
                "k = 1; k = 2 gains 516",
                "–",
                "516",
                right ? Verdict.GOOD : Verdict.MISSED);
    }

    private static Line boundary(List<RepeatHistory> retail) {
        double nbd = RateFit.of(RateFamily.NBD, 1, retail).report().logLikelihood();
        double geometric = RateFit.of(RateFamily.BG_CNBD, 1, retail).report().logLikelihood();
        boolean holds = nbd >= -23783.0 && geometric >= -23782.1;
        return new Line(
                "A4",
                "online retail, fits on the boundary: NBD; BG/NBD",
                Bound.number(nbd) + "; " + Bound.number(geometric),
                "≥ −23783.0; ≥ −23782.1",
                "–",
                "−23782.9363; −23782.0134",
                holds ? Verdict.GOOD : Verdict.MISSED);
    }
}
