package io.kairos.channel.mailbox;

/** Ways for the mailbox to fail on one mail, in SMTP's words (RFC 5321, RFC 3463). */
public enum MailTrouble {
    /** 450 at MAIL: too many mails. */
    BUSY,
    /** 451 at MAIL: an error of its own. */
    BROKEN,
    /** 421 at MAIL, and the connection ends: not available. */
    AWAY,
    /** Falls silent at MAIL. */
    HANG,
    /** Resets the connection at RCPT. */
    RESET,
    /** Takes the mail over after the final dot, and the connection ends before the answer. */
    DROP
}
