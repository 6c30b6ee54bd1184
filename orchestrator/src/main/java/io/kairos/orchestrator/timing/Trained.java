package io.kairos.orchestrator.timing;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelRef;

/** A model just fitted, the text of its file and what the fit saw. */
record Trained<M>(M model, ModelRef ref, String text, FitReport report) {}
