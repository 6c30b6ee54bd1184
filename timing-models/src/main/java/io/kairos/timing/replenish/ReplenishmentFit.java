package io.kairos.timing.replenish;

import io.kairos.timing.model.FitReport;

/** A model of the next purchase and what its fit found. */
public record ReplenishmentFit(ReplenishmentModel model, FitReport report) {}
