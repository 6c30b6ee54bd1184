package io.kairos.channel.display.network;

/** Where the token of an advertising account comes from. Thread-safe. */
public interface AccessToken {

    /** The token to use now. */
    String current();

    /** The network did not accept that token: a supplier that can get a new one does so before the next {@link #current}. */
    default void rejected(String token) {}

    /** A token that stays as it is until the settings change. */
    static AccessToken of(String token) {
        return () -> token;
    }
}
