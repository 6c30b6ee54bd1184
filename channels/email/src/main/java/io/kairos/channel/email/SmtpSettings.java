package io.kairos.channel.email;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where and as whom mail is handed over.
 *
 * @param host name or address of the relay; with TLS its certificate must name it
 * @param login user and password, where the relay asks for them
 * @param from sender of every mail; bounces return to its address
 */
public record SmtpSettings(String host, int port, Tls tls, Optional<Login> login, Sender from, Limits limits) {

    /** How the connection is protected. */
    public enum Tls {
        /** In the clear: for a relay on the same machine. */
        NONE,
        /** Begins in the clear and must switch to TLS before anything is said; a relay that cannot is refused. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    public SmtpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("SMTP host is blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("SMTP port must be 1 to 65535: " + port);
        }
    }

    /** A relay without TLS or login, under the usual limits. */
    public static SmtpSettings plain(String host, int port, Sender from) {
        return new SmtpSettings(host, port, Tls.NONE, Optional.empty(), from, Limits.USUAL);
    }

    /**
     * Who logs in; never shown.
     *
     * @param secret the password, or the access token; asked at every new connection, so that a token may be renewed
     * @param token whether the secret is an OAuth 2.0 access token, given by XOAUTH2
     */
    public record Login(String user, Supplier<String> secret, boolean token) {
        public Login {
            if (user.isBlank()) {
                throw new IllegalArgumentException("user of the login is blank");
            }
        }

        /** User and password. */
        public Login(String user, String password) {
            this(user, () -> password, false);
            if (password.isEmpty()) {
                throw new IllegalArgumentException("SMTP user and password must both be given");
            }
        }

        /** User and OAuth 2.0 access token. */
        public static Login oauth2(String user, Supplier<String> accessToken) {
            return new Login(user, accessToken, true);
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /**
     * The sender as customers see it.
     *
     * @param address such as {@code hello@example.org}; its domain also ends every Message-ID
     * @param name shown beside the address; may be empty
     */
    public record Sender(String address, String name) {
        public Sender {
            address = EmailAddress.parse(address)
                    .orElseThrow(() -> new IllegalArgumentException("sender is not one plain email address"))
                    .value();
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("sender name holds a control character");
            }
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }
    }

    /**
     * Bounds that keep a thread from waiting for ever.
     *
     * @param connections most connections open at once; also the most mails under way
     * @param connect for the connection to stand, and for a free one to turn up
     * @param read for each answer of the relay
     * @param write for each piece of a mail to leave
     */
    public record Limits(int connections, Duration connect, Duration read, Duration write) {

        /** 4 connections; 10 s to connect, 30 s to answer, 30 s to write. */
        public static final Limits USUAL =
                new Limits(4, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));

        public Limits {
            if (connections < 1 || connections > 1_000) {
                throw new IllegalArgumentException("connections must be 1 to 1000: " + connections);
            }
            checkTimeout("connect", connect);
            checkTimeout("read", read);
            checkTimeout("write", write);
        }

        private static void checkTimeout(String name, Duration timeout) {
            if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(name + " timeout must be 1 ms to 24 days: " + timeout);
            }
        }
    }
}
