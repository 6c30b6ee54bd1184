package io.kairos.orchestrator.access;

/** Who speaks in this request, for features that keep who did something. */
public final class Speaker {
    private Speaker() {}

    /** The account's name; empty text outside a request. */
    public static String name() {
        return SignedIn.now().map(Account::name).orElse("");
    }

    /** Whether nobody has to sign in, so that there is no second person to ask. */
    public static boolean isAlone() {
        return SignedIn.now().filter(SignedIn.OPEN::equals).isPresent();
    }
}
