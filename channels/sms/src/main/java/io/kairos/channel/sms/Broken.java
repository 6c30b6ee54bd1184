package io.kairos.channel.sms;

import java.time.Duration;
import java.util.Optional;

/** A request that ended without an answer of Twilio's API; passes through the SDK as it is. */
@SuppressWarnings("serial") // Caught in this package, never written.
abstract sealed class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Broken(String why) {
        super(why, null, false, false);
    }

    /** Nothing of the request has left: no connection stood. */
    static final class NotSent extends Broken {
        private static final long serialVersionUID = 1L;

        NotSent(String why) {
            super(why);
        }
    }

    /** The request, or some of it, has left. */
    static final class Lost extends Broken {
        private static final long serialVersionUID = 1L;

        Lost(String why) {
            super(why);
        }
    }

    /** Twilio answered 429: too many requests, this one not taken. */
    static final class Throttled extends Broken {
        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        Throttled(Optional<Duration> retryAfter) {
            super("429");
            this.retryAfter = retryAfter;
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** Some server answered, but not with Twilio's JSON: a proxy, or a wrong base address. */
    static final class Foreign extends Broken {
        private static final long serialVersionUID = 1L;

        private final int status;

        Foreign(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
