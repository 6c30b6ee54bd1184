package io.kairos.channel.sms;

import io.kairos.channel.spi.Cost;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where and as whom text messages are handed over.
 *
 * @param country of numbers written without a country code, two letters as in ISO 3166
 * @param cost of one segment
 */
public record SmsSettings(
        Account account, Sender sender, Callbacks callbacks, Limits limits, Optional<String> country, Cost cost) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public SmsSettings {
        country.ifPresent(
                code -> require(COUNTRY.matcher(code).matches(), "country must be two capital letters, such as FR"));
        require(cost.per() == Cost.Per.SEGMENT, "cost must be per segment");
    }

    /**
     * The account with Twilio.
     *
     * @param sid {@code AC} and 32 hexadecimal digits
     * @param authToken password of the account; it also signs callbacks
     * @param baseUrl where the API is; {@code https://api.twilio.com} for Twilio's own
     */
    public record Account(String sid, String authToken, URI baseUrl) {

        private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

        /** Twilio's own API. */
        public static final URI TWILIO = URI.create("https://api.twilio.com");

        public Account {
            require(SID.matcher(sid).matches(), "account-sid must be AC and 32 hexadecimal digits");
            require(!authToken.isBlank(), "auth-token is blank");
            String scheme = String.valueOf(baseUrl.getScheme());
            require(
                    baseUrl.getHost() != null && (scheme.equals("https") || scheme.equals("http")),
                    "base-url must be an address such as https://api.twilio.com");
            require(
                    scheme.equals("https") || isLoopback(baseUrl.getHost()),
                    "base-url must be https, because the token travels with every message; http is for this machine alone");
        }

        private static boolean isLoopback(String host) {
            return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Account[" + sid + "]";
        }
    }

    /**
     * The sender as customers see it: a number in E.164 form, a short code, a name of up to 11 letters and digits, or a
     * messaging service ({@code MG} and 32 hexadecimal digits).
     */
    public record Sender(String value) {

        private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
        private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
        private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
        private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

        public Sender {
            require(
                    SERVICE.matcher(value).matches()
                            || NUMBER.matcher(value).matches()
                            || SHORT_CODE.matcher(value).matches()
                            || NAME.matcher(value).matches(),
                    "sender must be a number such as +15005550006, a short code, a name of up to 11 letters and digits,"
                            + " or a messaging service MG...");
        }

        boolean isService() {
            return SERVICE.matcher(value).matches();
        }

        boolean isNumber() {
            return NUMBER.matcher(value).matches();
        }

        boolean isShortCode() {
            return SHORT_CODE.matcher(value).matches();
        }
    }

    /**
     * How Twilio reaches this server.
     *
     * @param publicUrl the address of the callback endpoint as Twilio knows it, without a query; without one Twilio tells
     *     nothing of what becomes of messages
     * @param trustedProxies proxies whose X-Forwarded headers are believed where there is no public address
     * @param help what HELP is answered with; empty where Twilio answers it
     */
    public record Callbacks(Optional<URI> publicUrl, List<InetAddress> trustedProxies, String help) {

        /** No callbacks. */
        public static final Callbacks NONE = new Callbacks(Optional.empty(), List.of(), "");

        public Callbacks {
            trustedProxies = List.copyOf(trustedProxies);
            publicUrl.ifPresent(url -> require(
                    url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null,
                    "public-url must be an address such as https://example.org/callbacks/sms, without a query"));
        }

        /** Callbacks to that address. */
        public static Callbacks to(URI publicUrl) {
            return new Callbacks(Optional.of(publicUrl), List.of(), "");
        }
    }

    /**
     * Bounds that keep a thread from waiting for ever.
     *
     * @param connections most connections open at once; also the most messages under way
     * @param connect for the connection to stand, and for a free one to turn up
     * @param answer for Twilio to answer
     */
    public record Limits(int connections, Duration connect, Duration answer) {

        /** 8 connections; 10 s to connect, 30 s to answer. */
        public static final Limits USUAL = new Limits(8, Duration.ofSeconds(10), Duration.ofSeconds(30));

        public Limits {
            require(connections >= 1 && connections <= 1_000, "connections must be 1 to 1000");
            require(connect.toMillis() >= 1, "connect-timeout must be at least 1 ms");
            require(answer.toMillis() >= 1, "answer-timeout must be at least 1 ms");
        }
    }

    /**
     * What a segment is taken to cost until the settings say better: the order of list prices in Western Europe, where
     * Twilio's differ by country and month.
     */
    public static final Cost USUAL_COST = Cost.perSegment("0.08", "EUR");

    /** An account and a sender with all else as usual. */
    public static SmsSettings of(Account account, Sender sender) {
        return new SmsSettings(account, sender, Callbacks.NONE, Limits.USUAL, Optional.empty(), USUAL_COST);
    }

    public SmsSettings with(Callbacks other) {
        return new SmsSettings(account, sender, other, limits, country, cost);
    }

    public SmsSettings with(Limits other) {
        return new SmsSettings(account, sender, callbacks, other, country, cost);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
