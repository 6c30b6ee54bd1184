package io.kairos.channel.display.fake;

/** What can ail a network. */
public enum Trouble {
    /** Too many calls; the answer says how long to wait: 120 s. */
    RATE_LIMIT,
    /** Status 500 without words. */
    BROKEN,
    /** Status 503 with {@code Retry-After: 120}. */
    AWAY,
    /** Takes the request and never answers. */
    HANGS,
    /** Takes the request and closes the connection. */
    RESETS,
    /** Does what the request asks and closes the connection without a word of it. */
    DROPS,
    /** Does not accept the token any more. */
    TOKEN_EXPIRED,
    /** Denies access to the audience. */
    FORBIDDEN
}
