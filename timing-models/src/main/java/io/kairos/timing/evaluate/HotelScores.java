package io.kairos.timing.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Sums of what a forecast is judged by; see {@link HotelEvaluation}. */
final class HotelScores {

    private final List<double[]> meanAndLead = new ArrayList<>();
    private double logScore;
    private double crps;
    private double absoluteError;
    private int covered;
    private double one;
    private double three;
    private long sentThree;
    private double earnedNet;
    private long sentNet;

    int count() {
        return meanAndLead.size();
    }

    void add(HotelPrediction prediction, int lead) {
        meanAndLead.add(new double[] {prediction.law().mean(), lead});
        logScore -= StrictMath.log(Math.max(1e-12, prediction.law().pmf(lead)));
        crps += crps(prediction, lead);
        absoluteError += Math.abs(prediction.law().quantile(.5) - lead);
        if (prediction.law().quantile(.1) <= lead && lead <= prediction.law().quantile(.9)) covered++;
        one += HotelPrediction.earned(prediction.one(), lead);
        three += HotelPrediction.earned(prediction.three(), lead);
        sentThree += HotelPrediction.sent(prediction.three(), lead);
        earnedNet += HotelPrediction.earned(prediction.net(), lead);
        sentNet += HotelPrediction.sent(prediction.net(), lead);
    }

    /** Σ_k (F(k) − 1{L ≤ k})², in days. */
    private static double crps(HotelPrediction prediction, int lead) {
        double sum = 0;
        double below = 0;
        for (int k = 0; k <= prediction.law().maxLead(); k++) {
            below += prediction.law().pmf(k);
            double off = below - (lead <= k ? 1 : 0);
            sum += off * off;
        }
        return sum;
    }

    Metrics metrics() {
        double n = count();
        return new Metrics()
                .put("n", count())
                .put("logScore", logScore / n)
                .put("crps", crps / n)
                .put("mae", absoluteError / n)
                .put("concordance", concordance())
                .put("cov80", covered / n)
                .put("valueOneMessage", one / n)
                .put("valueThreeMessages", three / n)
                .put("sent", sentThree / n)
                .put("netValue", (earnedNet - HotelPrediction.COST * sentNet) / n)
                .put("netSent", sentNet / n);
    }

    /** Share of pairs with different leads whose means are in the same order; equal means count half. */
    private double concordance() {
        double agree = 0;
        double pairs = 0;
        for (int i = 0; i < meanAndLead.size(); i++)
            for (int j = 0; j < i; j++) {
                double[] a = meanAndLead.get(i);
                double[] b = meanAndLead.get(j);
                if (a[1] == b[1]) continue;
                pairs++;
                if (a[0] == b[0]) agree += 0.5;
                else if (a[0] > b[0] == a[1] > b[1]) agree++;
            }
        return pairs == 0 ? 0.5 : agree / pairs;
    }
}
