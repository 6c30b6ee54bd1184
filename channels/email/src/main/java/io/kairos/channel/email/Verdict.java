package io.kairos.channel.email;

import io.kairos.channel.email.Handoff.Step;
import io.kairos.channel.http.RefreshedToken;
import io.kairos.channel.spi.DeliveryOutcome;
import jakarta.mail.AuthenticationFailedException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** What an SMTP failure means for the dispatch. */
final class Verdict {

    static final Duration BUSY = Duration.ofSeconds(1);
    static final Duration CLOSED = Duration.ofSeconds(10);
    private static final Duration UNREACHABLE = Duration.ofSeconds(30);
    private static final Duration RELAY_BUSY = Duration.ofMinutes(1);
    /** Greylisting relays let a mail pass after 5 minutes. */
    private static final Duration DEFERRED = Duration.ofMinutes(5);

    private static final int CLOSING = 421;
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final int MAX_TEXT = 200;

    private Verdict() {}

    /** The connection never stood, so nothing was said about this mail: the relay or our settings are at fault. */
    static DeliveryOutcome onConnect(Exception failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new DeliveryOutcome.TryAgain(DEFERRED, "the relay refused user and password");
        }
        if (failure instanceof MailConnectException) {
            return new DeliveryOutcome.TryAgain(UNREACHABLE, "the relay cannot be reached");
        }
        if (failure instanceof RefreshedToken.Unavailable) {
            return new DeliveryOutcome.TryAgain(RELAY_BUSY, String.valueOf(failure.getMessage()));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new DeliveryOutcome.TryAgain(UNREACHABLE, "the relay's name does not resolve");
            }
            if (cause instanceof SSLException) {
                return new DeliveryOutcome.TryAgain(DEFERRED, "TLS with the relay failed: its certificate or protocol");
            }
            if (cause instanceof SocketTimeoutException) {
                return new DeliveryOutcome.TryAgain(UNREACHABLE, "the relay fell silent while the session was opened");
            }
        }
        return new DeliveryOutcome.TryAgain(RELAY_BUSY, "the relay did not open a session");
    }

    static DeliveryOutcome on(Handoff.Lost lost) {
        String how = lost.timedOut() ? "the relay fell silent at " : "the connection broke at ";
        if (lost.step() == Step.DOT) {
            return new DeliveryOutcome.Unknown(how + "the final dot: it may have taken the mail over");
        }
        return new DeliveryOutcome.TryAgain(UNREACHABLE, how + name(lost.step()));
    }

    static DeliveryOutcome on(Handoff.Rejected rejected) {
        String why = "at " + name(rejected.step()) + ": " + redacted(rejected.text());
        if (rejected.code() == CLOSING) {
            return new DeliveryOutcome.TryAgain(RELAY_BUSY, why);
        }
        if (rejected.code() < 500 || isOurFault(rejected.code())) {
            return new DeliveryOutcome.TryAgain(DEFERRED, why);
        }
        return new DeliveryOutcome.Refused(code(rejected), why);
    }

    /** 530, 534, 535 and 538 ask for a login or for TLS: settings to mend, not a mail to give up. */
    private static boolean isOurFault(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private static String code(Handoff.Rejected rejected) {
        Matcher enhanced = ENHANCED.matcher(rejected.text());
        return enhanced.matches() ? rejected.code() + " " + enhanced.group(1) : String.valueOf(rejected.code());
    }

    /** The relay's own words on one short line, without addresses. */
    private static String redacted(String text) {
        String line = text.strip().replaceAll("\\S*@\\S*", "[address]").replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
    }

    private static String name(Step step) {
        return step == Step.BODY
                ? "the body"
                : step == Step.DOT ? "the final dot" : step.name().toUpperCase(Locale.ROOT);
    }
}
