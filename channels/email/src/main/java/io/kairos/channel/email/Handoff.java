package io.kairos.channel.email;

/** How one mail transaction on one connection ended. */
sealed interface Handoff {

    /** The commands of a mail transaction in their order; {@code DOT} ends the mail and hands it over. */
    enum Step {
        RESET,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /** The relay answered the final dot with success. */
    record Taken() implements Handoff {}

    /** The relay said no with a 4xx or 5xx answer: it did not take the mail over. */
    record Rejected(Step step, int code, String text) implements Handoff {}

    /** No usable answer: the connection broke, fell silent or speaks something else. */
    record Lost(Step step, boolean timedOut) implements Handoff {}
}
