package io.kairos.channel.email.tracking;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Tells programs that fetch a mail's image or links from customers. Apple Mail Privacy Protection fetches whether or not
 * the mail is read, and calls itself {@code Mozilla/5.0} and nothing more; the image proxies of Gmail and Yahoo may fetch
 * ahead of the customer, and hide who looked: whether somebody did cannot be known, so nobody is counted. Filters follow
 * links within seconds.
 */
public final class MachineOpens {

    /** Nobody reads so soon; filters and prefetching proxies do. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final Pattern PROGRAM = Pattern.compile(
            "^\\s*$|^Mozilla/5\\.0$|GoogleImageProxy|YahooMailProxy|bot\\b|crawl|spider|scan|curl/|wget/|python|java/|okhttp|go-http-client|libwww|headless"
                    + "|barracuda|proofpoint|mimecast|symantec|trendmicro|fortinet|sophos|safelinks|preview|prefetch",
            Pattern.CASE_INSENSITIVE);

    private MachineOpens() {}

    /**
     * Whether a program rather than the customer came.
     *
     * @param userAgent as it stood in the request; empty when there was none
     * @param sinceAccepted how long after the relay took the mail
     */
    public static boolean isMachine(String userAgent, Duration sinceAccepted) {
        return sinceAccepted.compareTo(AT_ONCE) < 0
                || PROGRAM.matcher(userAgent).find();
    }
}
