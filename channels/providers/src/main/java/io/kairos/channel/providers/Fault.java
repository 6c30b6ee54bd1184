package io.kairos.channel.providers;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One way for a server to fail.
 *
 * @param way what happens to the connection
 * @param status of the answer, where there is one
 * @param headers of the answer
 * @param taken whether the message is taken over all the same, so that only the answer is lost
 */
public record Fault(Way way, int status, Map<String, String> headers, boolean taken) {

    /** What happens to the connection once the whole request is read. */
    public enum Way {
        /** An answer with the status. */
        ANSWER,
        /** No answer; the connection stays open until the server closes. */
        HANG,
        /** The connection is reset. */
        RESET,
        /** The connection is closed in order, without an answer. */
        CLOSE,
        /** Status 200, then one byte of the body every 50 milliseconds without end. */
        DRIP,
        /** Status 200, then a body without end, as fast as it is read. */
        FLOOD
    }

    public Fault {
        headers = Map.copyOf(headers);
    }

    public static Fault status(int status) {
        return new Fault(Way.ANSWER, status, Map.of(), false);
    }

    /** The status with a {@code Retry-After} in seconds. */
    public static Fault busy(int status, Duration retryAfter) {
        return new Fault(Way.ANSWER, status, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())), false);
    }

    public static Fault redirect(URI target) {
        return new Fault(Way.ANSWER, 302, Map.of("Location", target.toString()), false);
    }

    public static Fault hang() {
        return new Fault(Way.HANG, 0, Map.of(), false);
    }

    public static Fault reset() {
        return new Fault(Way.RESET, 0, Map.of(), false);
    }

    public static Fault close() {
        return new Fault(Way.CLOSE, 0, Map.of(), false);
    }

    public static Fault drip() {
        return new Fault(Way.DRIP, 200, Map.of(), false);
    }

    public static Fault flood() {
        return new Fault(Way.FLOOD, 200, Map.of(), false);
    }

    /** The same, but the message is taken over first. */
    public Fault butTaken() {
        return new Fault(way, status, headers, true);
    }
}
