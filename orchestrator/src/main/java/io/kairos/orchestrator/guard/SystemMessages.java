package io.kairos.orchestrator.guard;

/** Messages that no journey sends: they belong to no need. A colon keeps their names apart from those of journeys and topics. */
public final class SystemMessages {
    /** In the place of a journey: asks to confirm a yes. */
    public static final String DOUBLE_OPT_IN = "kairos:double-opt-in";

    /** Their topic, owed to the customer whatever the settings say. */
    public static final String TOPIC = "kairos:system";

    private SystemMessages() {}

    /** Whether a dispatch of this journey is one of them. */
    public static boolean is(String journeyId) {
        return journeyId.equals(DOUBLE_OPT_IN);
    }
}
