package io.kairos.timing.dated;

import io.kairos.timing.model.FitReport;

/** A lead-time model and what its fit found; rows whose date was still to come at the fit are counted as truncated. */
public record FittedLeadTimes(LeadTimeModel model, FitReport report) {}
