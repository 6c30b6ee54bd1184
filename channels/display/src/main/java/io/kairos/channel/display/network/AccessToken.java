package io.kairos.channel.display.network;

import io.kairos.channel.http.RefreshedToken;

/** Where the token of an advertising account comes from. Thread-safe. */
public interface AccessToken {

    /**
     * The token to use now.
     *
     * @throws RefreshedToken.Unavailable when there is none just now
     */
    String current();

    /** The network did not accept that token: a supplier that can get a new one does so before the next {@link #current}. */
    default void rejected(String token) {}

    /** Whether a token that was not accepted is replaced without anybody's help. */
    default boolean renews() {
        return false;
    }

    /** A token that stays as it is until the settings change. */
    static AccessToken of(String token) {
        return () -> token;
    }

    /** A token that is renewed when it runs out or is not accepted. */
    static AccessToken renewed(RefreshedToken token) {
        return new AccessToken() {
            @Override
            public String current() {
                return token.current();
            }

            @Override
            public void rejected(String refused) {
                token.rejected(refused);
            }

            @Override
            public boolean renews() {
                return true;
            }
        };
    }
}
