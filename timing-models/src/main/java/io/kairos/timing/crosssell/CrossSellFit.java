package io.kairos.timing.crosssell;

import io.kairos.timing.model.FitReport;

/**
 * A fitted model and what the fit saw. A row is the wait after one basket, an event a purchase of something new within
 * {@value LagTable#LONGEST} days.
 */
public record CrossSellFit(CrossSellModel model, FitReport report) {}
