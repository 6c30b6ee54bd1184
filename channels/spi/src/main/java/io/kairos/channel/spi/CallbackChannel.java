package io.kairos.channel.spi;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A channel whose provider calls back over HTTP with what became of messages and what customers answer. */
public interface CallbackChannel extends Channel {

    /** Checks that the provider is the caller and reads what it says; does not throw. */
    Reading receive(Callback callback);

    /**
     * A request as it reached this server.
     *
     * @param method in capitals, such as {@code POST}
     * @param uri path and query exactly as they stood in the request line
     * @param headers lower-case names, each with its values in order
     * @param remote the other end of the connection: the provider, or a proxy before this server
     */
    @SuppressWarnings("ArrayRecordComponent") // Requests are read once and never compared.
    record Callback(
            String method, String uri, Map<String, List<String>> headers, byte[] body, Optional<InetAddress> remote) {
        public Callback {
            Map<String, List<String>> lower = new TreeMap<>();
            headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            headers = Map.copyOf(lower);
        }

        /** The first value of a header, by its lower-case name. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        /** Shows method and size alone: queries, headers and bodies stay out of logs. */
        @Override
        public String toString() {
            return "Callback[" + method + ", " + body.length + " bytes]";
        }
    }

    /** What a request turned out to be. */
    sealed interface Reading {

        /**
         * The provider's own.
         *
         * @param events what it tells, in order; may be none
         * @param contentType of the answer it expects
         * @param answer the body of that answer; may be empty
         */
        record Genuine(List<DeliveryEvent> events, String contentType, String answer) implements Reading {
            public Genuine {
                events = List.copyOf(events);
            }
        }

        /** Not signed by the provider: to be answered 403. */
        record Forged(String why) implements Reading {}

        /** Signed, but not to be understood: to be answered 400. */
        record Malformed(String why) implements Reading {}
    }
}
