package io.kairos.orchestrator.decision;

/** What was decided about one step of one enrolment. */
public enum DecisionKind {
    MOMENT("moment"),
    RETIME("retime"),
    SEND("send"),
    HOLD("hold"),
    REFUSE("refuse"),
    CANCEL("cancel"),
    NO_SEND("no-send"),
    /** Whether a step had the customer enter another journey. */
    ENTER("enter");

    private final String code;

    DecisionKind(String code) {
        this.code = code;
    }

    /** The word stored in the database and shown by the API. */
    public String code() {
        return code;
    }
}
