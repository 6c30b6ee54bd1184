package io.kairos.journeys.message;

/** The forms in which one message can be written. */
public enum Form {
    /** Subject, plain text and HTML. */
    EMAIL,
    /** One short plain text, as for SMS. */
    SHORT_TEXT,
    /** A subject and an HTML document that is printed. */
    LETTER
}
