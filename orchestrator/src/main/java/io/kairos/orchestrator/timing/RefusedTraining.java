package io.kairos.orchestrator.timing;

/** Why no model came of a training. */
final class RefusedTraining extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    RefusedTraining(Finding finding) {
        super(finding.code() + " " + finding.params());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
