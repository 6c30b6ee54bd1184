package io.kairos.orchestrator.dispatch.feedback;

import io.kairos.channel.spi.DeliveryEvent;
import java.util.Locale;
import java.util.Optional;

/** How events are named in the database, and what is kept of each. */
final class FeedbackKind {
    private static final int LONGEST = 200;

    private FeedbackKind() {}

    /** The simple name in small letters, such as {@code delivered}. */
    static String of(DeliveryEvent event) {
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What sets an event apart from others of its kind: {@code machine}, {@code hard} or {@code soft}; else empty. */
    static String mark(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.Bounced bounced) {
            return bounced.hard() ? "hard" : "soft";
        }
        boolean machine = event instanceof DeliveryEvent.Opened opened && opened.machine()
                || event instanceof DeliveryEvent.Clicked clicked && clicked.machine();
        return machine ? "machine" : "";
    }

    /** Code and cause, the word that was written, or the host of a link; nothing of a reply or an open. */
    static String detail(DeliveryEvent event) {
        String detail = "";
        if (event instanceof DeliveryEvent.Underway underway) {
            detail = underway.status();
        } else if (event instanceof DeliveryEvent.Failed failed) {
            detail = failed.code() + ", " + failed.why();
        } else if (event instanceof DeliveryEvent.Bounced bounced) {
            detail = bounced.code() + ", " + bounced.why();
        } else if (event instanceof DeliveryEvent.Clicked clicked) {
            detail = Optional.ofNullable(clicked.target().getHost()).orElse("");
        } else if (event instanceof DeliveryEvent.Unsubscribed unsubscribed) {
            detail = unsubscribed.word();
        } else if (event instanceof DeliveryEvent.Resubscribed resubscribed) {
            detail = resubscribed.word();
        }
        return detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }
}
