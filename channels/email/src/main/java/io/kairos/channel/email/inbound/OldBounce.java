package io.kairos.channel.email.inbound;

import io.kairos.channel.email.inbound.Finding.Action;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounces in running text, as systems write them that know no RFC 3464, such as qmail and Exim. */
final class OldBounce {

    private static final int MAX_TEXT = 20_000;
    private static final Pattern DAEMON = Pattern.compile(
            "mailer-daemon|postmaster@|mail delivery (sub)?system|mail administrator|mdaemon",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBJECT = Pattern.compile(
            "failure notice|undeliver|returned mail|return(ed)? to sender|delivery (status notification|fail|report|problem|error)"
                    + "|mail delivery|delivery of your|could not be delivered|non remis|non d.livr|.chec de|unzustellbar"
                    + "|message (delayed|status)|nondeliverable",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILURE = Pattern.compile(
            "(not|n.t|unable to|cannot|could) .{0,30}deliver|permanent(ly)? (fatal )?(error|fail)|undeliver|failed|rejected"
                    + "|returned|pas .{0,20}(remis|d.livr|achemin)|non remis|nicht .{0,40}zugestellt",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STILL_TRYING = Pattern.compile(
            "will (keep|continue) (on )?try|warning message only|do not need to resend|delivery .{0,20}delayed"
                    + "|not yet been delivered|delivery attempts will continue",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COPY = Pattern.compile(
            "^-{2,}.{0,20}(below this line|(this is a )?copy of|original message|returned message|message d.origine"
                    + "|message header)|^> ?from ",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w.+@-])([\\w.+=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})");

    private OldBounce() {}

    /** What the mail says, when it is a bounce at all. */
    static Optional<Finding> read(RawPart mail, List<RawPart> leaves) {
        Optional<String> failed = mail.header("x-failed-recipients").flatMap(OldBounce::address);
        String subject = Decoding.header(mail.header("subject").orElse(""));
        String from = mail.header("from").orElse("");
        boolean fromNobody = mail.header("return-path").filter("<>"::equals).isPresent();
        boolean named = DAEMON.matcher(from).find() || fromNobody;
        String told = told(leaves);
        boolean says = SUBJECT.matcher(subject).find() || FAILURE.matcher(told).find();
        boolean bounce = failed.isPresent() || named && says;
        if (!bounce) {
            return Optional.empty();
        }
        Action action = STILL_TRYING.matcher(told).find() ? Action.DELAYED : Action.FAILED;
        return Optional.of(
                new Finding(action, failed.or(() -> address(told)), Status.of("", told), told.replaceAll("\\s+", " ")));
    }

    /** The first text, up to the copy of our mail in it. */
    private static String told(List<RawPart> leaves) {
        String text = leaves.stream()
                .filter(part -> part.type().startsWith("text/"))
                .map(RawPart::text)
                .findFirst()
                .orElse("");
        String bounded = text.substring(0, Math.min(text.length(), MAX_TEXT));
        Matcher copy = COPY.matcher(bounded);
        return copy.find() ? bounded.substring(0, copy.start()) : bounded;
    }

    private static Optional<String> address(String text) {
        Matcher found = ADDRESS.matcher(text);
        while (found.find()) {
            if (!DAEMON.matcher(found.group(1) + "@").find()) {
                return Optional.of(found.group(1));
            }
        }
        return Optional.empty();
    }
}
