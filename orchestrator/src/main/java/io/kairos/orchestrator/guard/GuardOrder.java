package io.kairos.orchestrator.guard;

/** The order in which guards speak; of several refusals the first is the message's. */
final class GuardOrder {
    static final int NEED = 100;
    static final int SUPPRESSION = 200;
    static final int CONSENT = 300;
    static final int DOUBLE_OPT_IN = 350;
    static final int CONTROL_GROUP = 400;
    static final int ADDRESS = 500;
    static final int DEADLINE = 600;
    static final int LATENESS = 650;
    static final int QUIET_HOURS = 700;
    static final int LEGAL_WINDOW = 800;
    static final int COMPETITION = 900;

    private GuardOrder() {}
}
