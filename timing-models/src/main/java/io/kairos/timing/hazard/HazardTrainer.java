package io.kairos.timing.hazard;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits discrete-time hazards. Cases come oldest first: the last fifth decides when trees stop, how the two models are mixed, and
 * how well a forecast is calibrated; the model that is returned has seen all of them. Same cases, options and seed: same model,
 * whatever the number of threads.
 *
 * <p>What a case holds must have been known at its start; the trainer cannot see that. It refuses no cases at all, cases of one
 * outcome, and shapes that do not fit; it warns where every case ended in the event, since then those who never come are missing.
 */
public final class HazardTrainer {

    private static final int MIN_CASES = 50;
    private static final int MIN_EVENTS = 20;
    private static final double RECENT = 0.2;
    private static final int PATIENCE = 40;
    private static final double BLEND_GRID = 0.1;

    private final HazardSchema schema;
    private final Steps steps;
    private final FitOptions options;

    public HazardTrainer(HazardSchema schema, Steps steps, FitOptions options) {
        this.schema = schema;
        this.steps = steps;
        this.options = options;
    }

    public FittedHazard<RidgeHazard> ridge(List<HazardCase> cases) {
        requireUsable(cases);
        Dictionary dictionary = dictionary(cases);
        Cases all = new Cases(dictionary, steps, cases);
        RidgeHazard model = ridge(dictionary, all, cases);
        double[] scores = scores(model, all, cases);
        return new FittedHazard<>(
                model,
                report("ridge hazard", all, scores, model.parameters(), Calibration.of(all, scores), cases),
                all.logLikelihood(scores));
    }

    public FittedHazard<BoostedHazard> boosted(List<HazardCase> cases) {
        requireUsable(cases);
        try (Threads threads = new Threads(options.threads())) {
            Trial trial = new Trial(cases, threads);
            Grown grown = grow(cases, trial.trees, threads);
            return new FittedHazard<>(
                    grown.model,
                    report(
                            "boosted hazard",
                            grown.cases,
                            grown.scores,
                            grown.model.trees().nodes(),
                            Calibration.of(trial.recent, trial.boostedScores),
                            cases),
                    trial.recent.logLikelihood(trial.boostedScores));
        }
    }

    /** Mixes both, or keeps one, as the most recent cases advise. */
    public FittedHazard<BlendedHazard> blend(List<HazardCase> cases) {
        requireUsable(cases);
        try (Threads threads = new Threads(options.threads())) {
            Trial trial = new Trial(cases, threads);
            double[] ridgeScores = trial.ridgeScores();
            double weight = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (double w = 0; w < 1 + BLEND_GRID / 2; w += BLEND_GRID) {
                double reached = trial.recent.logLikelihood(mixed(ridgeScores, trial.boostedScores, w));
                if (reached > most) {
                    most = reached;
                    weight = Math.round(w / BLEND_GRID) / (double) Math.round(1 / BLEND_GRID);
                }
            }
            Grown grown = grow(cases, trial.trees, threads);
            RidgeHazard ridge = ridge(grown.model.dictionary(), grown.cases, cases);
            BlendedHazard model = new BlendedHazard(ridge, grown.model, weight);
            double[] scores = mixed(scores(ridge, grown.cases, cases), grown.scores, weight);
            return new FittedHazard<>(
                    model,
                    report(
                            "blended hazard, share of the boosted model " + weight,
                            grown.cases,
                            scores,
                            ridge.parameters() + grown.model.trees().nodes(),
                            Calibration.of(trial.recent, mixed(ridgeScores, trial.boostedScores, weight)),
                            cases),
                    most);
        }
    }

    private Dictionary dictionary(List<HazardCase> cases) {
        return Dictionary.of(schema, cases, Math.max(10, Math.min(50, cases.size() / 100)));
    }

    private RidgeHazard ridge(Dictionary dictionary, Cases encoded, List<HazardCase> cases) {
        RidgeDesign design = RidgeDesign.of(dictionary, encoded);
        RidgeDesign.Row[] rows = cases.stream()
                .map(each -> design.row(each.numbers(), each.categories()))
                .toArray(RidgeDesign.Row[]::new);
        double[] coefficients = new RidgeFit(encoded, rows, design.count(), steps, options.ridge()).solve();
        return new RidgeHazard(dictionary, design, steps, coefficients);
    }

    private Grown grow(List<HazardCase> cases, int most, Threads threads) {
        Dictionary dictionary = dictionary(cases);
        Cases encoded = new Cases(dictionary, steps, cases);
        BoostedFit fit = new BoostedFit(encoded, dictionary, options, threads);
        for (int tree = 0; tree < most; tree++) fit.grow();
        return new Grown(new BoostedHazard(dictionary, steps, fit.base(), fit.trees()), encoded, fit.scores());
    }

    private record Grown(BoostedHazard model, Cases cases, double[] scores) {}

    /** Models of the earlier cases, judged on the most recent ones. */
    private final class Trial {
        private final List<HazardCase> earlierCases;
        private final List<HazardCase> recentCases;
        private final Dictionary dictionary;
        private final Cases earlier;
        private final Cases recent;
        private int trees;
        private double[] boostedScores;

        Trial(List<HazardCase> cases, Threads threads) {
            int cut = (int) Math.round(cases.size() * (1 - RECENT));
            earlierCases = cases.subList(0, cut);
            recentCases = cases.subList(cut, cases.size());
            dictionary = dictionary(earlierCases);
            earlier = new Cases(dictionary, steps, earlierCases);
            recent = new Cases(dictionary, steps, recentCases);
            BoostedFit fit = new BoostedFit(earlier, dictionary, options, threads);
            Gradients judged = new Gradients(recent, fit.base());
            boostedScores = judged.scores().clone();
            double most = recent.logLikelihood(boostedScores);
            for (int tree = 1; tree <= options.trees() && tree - trees <= PATIENCE; tree++) {
                fit.grow();
                judged.add(fit.trees(), threads);
                double reached = recent.logLikelihood(judged.scores());
                if (reached <= most) continue;
                most = reached;
                trees = tree;
                boostedScores = judged.scores().clone();
            }
        }

        double[] ridgeScores() {
            return scores(ridge(dictionary, earlier, earlierCases), recent, recentCases);
        }
    }

    private static double[] scores(HazardModel model, Cases encoded, List<HazardCase> cases) {
        double[] scores = new double[encoded.slots];
        for (int i = 0; i < encoded.count; i++) {
            double[] curve = model.logOdds(cases.get(i).numbers(), cases.get(i).categories());
            for (int s = encoded.entry[i]; s <= encoded.exit[i]; s++)
                scores[encoded.offset[i] + s - encoded.entry[i]] = curve[s];
        }
        return scores;
    }

    private static double[] mixed(double[] ridge, double[] boosted, double weight) {
        double[] mixed = new double[ridge.length];
        for (int i = 0; i < mixed.length; i++) mixed[i] = (1 - weight) * ridge[i] + weight * boosted[i];
        return mixed;
    }

    private void requireUsable(List<HazardCase> cases) {
        long events = cases.stream().filter(HazardCase::event).count();
        if (cases.size() < MIN_CASES || events < MIN_EVENTS)
            throw new ModelFitException("a hazard needs " + MIN_CASES + " cases and " + MIN_EVENTS + " events, found "
                    + cases.size() + " and " + events + "; wait for more data or use a simpler law");
        if (cases.stream().allMatch(each -> each.event() && each.exit() == each.entry()))
            throw new ModelFitException("every case ends in the event in its first step: nothing to tell apart");
        for (int i = 0; i < cases.size(); i++) {
            HazardCase each = cases.get(i);
            try {
                schema.requireShape(each.numbers(), each.categories());
            } catch (IllegalArgumentException wrong) {
                throw new ModelFitException("case " + i + ": " + wrong.getMessage());
            }
        }
    }

    private static FitReport report(
            String name,
            Cases cases,
            double[] scores,
            int parameters,
            List<FitReport.CalibrationBin> calibration,
            List<HazardCase> given) {
        int events = (int) given.stream().filter(HazardCase::event).count();
        int late = (int) given.stream().filter(each -> each.entry() > 0).count();
        List<Warning> warnings = new ArrayList<>();
        if (events == cases.count)
            warnings.add(new Warning(
                    "converters-only",
                    "all " + events
                            + " cases ended in the event: the model says when, for those who do; add the cases that"
                            + " did not, as censored, before reading its hazard as a chance"));
        Calibration.warning(calibration).ifPresent(warnings::add);
        return new FitReport(
                name,
                cases.count,
                events,
                cases.count - events,
                late,
                cases.logLikelihood(scores),
                parameters,
                Map.of(),
                calibration,
                warnings);
    }
}
