package io.kairos.channel.email.preflight;

/**
 * One thing found about a sending domain, in plain words.
 *
 * @param code stable, such as {@code dkim-missing}
 * @param problem what is, in English and French
 * @param remedy what to do, in English and French
 */
public record PreflightFinding(Weight weight, String code, Words problem, Words remedy) {

    /** How grave it is. */
    public enum Weight {
        /** Large mailbox providers refuse mails sent so: do not launch. */
        STOP,
        /** Mails arrive less often than they could. */
        WARN
    }

    /** The same in both languages. */
    public record Words(String english, String french) {}

    static PreflightFinding stop(String code, Words problem, Words remedy) {
        return new PreflightFinding(Weight.STOP, code, problem, remedy);
    }

    static PreflightFinding warn(String code, Words problem, Words remedy) {
        return new PreflightFinding(Weight.WARN, code, problem, remedy);
    }
}
