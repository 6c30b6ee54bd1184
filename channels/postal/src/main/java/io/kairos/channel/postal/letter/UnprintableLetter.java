package io.kairos.channel.postal.letter;

/** A letter that cannot be printed as it is. The message names no part of the address and quotes no text. */
public final class UnprintableLetter extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnprintableLetter(String code, String message) {
        super(message);
        this.code = code;
    }

    UnprintableLetter(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@code too-many-pages}, {@code unprintable-character} or {@code layout}. */
    public String code() {
        return code;
    }
}
