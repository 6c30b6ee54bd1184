package io.kairos.orchestrator.timing.evidence;

/**
 * One line of the table.
 *
 * @param reference what a careful computation elsewhere, or the best reference model, reaches
 */
record Line(String id, String what, String measured, String must, String good, String reference, Verdict verdict) {

    /** How the measured figure stands. */
    enum Verdict {
        GOOD("good"),
        MUST("must"),
        MISSED("**missed**"),
        /** Asserted by tests that run with every build. */
        TESTED("held by tests"),
        /** The data are not there. */
        NOT_MEASURED("not measured");

        private final String shown;

        Verdict(String shown) {
            this.shown = shown;
        }
    }

    String row() {
        return "| " + String.join(" | ", id, what, measured, must, good, reference, verdict.shown) + " |";
    }
}
