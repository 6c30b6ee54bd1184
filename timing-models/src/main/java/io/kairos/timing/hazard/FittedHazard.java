package io.kairos.timing.hazard;

import io.kairos.timing.model.FitReport;

/**
 * A model and what its fit found.
 *
 * @param report calibration is on the most recent cases, foretold by a model of the earlier ones; for a ridge regression alone on
 *     the training cases
 * @param foretold log-likelihood of the most recent cases under a model of the earlier ones, to compare fits of the same cases;
 *     for a ridge regression alone that of the training cases
 */
public record FittedHazard<M extends HazardModel>(M model, FitReport report, double foretold) {}
