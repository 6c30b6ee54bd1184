package io.kairos.channel.email.inbound;

import io.kairos.channel.email.Verp;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which dispatch a report is about: by the signed address it came to or names, by our own header or Message-ID in
 * what was returned, by the envelope id, last by the Message-ID it answers.
 */
final class Traces {

    private static final int MAX_TEXT = 200_000;
    private static final List<String> ADDRESSED = List.of(
            "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "to", "apparently-to");
    private static final List<String> RETURN = List.of("return-path", "x-return-path", "sender", "errors-to");
    private static final Pattern OWN_HEADER =
            Pattern.compile("^[> \\t]{0,8}X-Kairos-Dispatch:[ \\t]*([A-Za-z0-9._-]{1,64})", Pattern.MULTILINE);
    private static final Pattern DISPATCH_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern MESSAGE_ID_LINE = Pattern.compile(
            "Message-ID:\\s{0,5}(<[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,253}>)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID = Pattern.compile("<([A-Za-z0-9._-]{1,64})@([A-Za-z0-9.-]{1,253})>");

    private final Verp verp;
    private final String messageDomain;

    /** @param messageDomain what stands behind the {@code @} of our Message-IDs */
    Traces(Verp verp, String messageDomain) {
        this.verp = verp;
        this.messageDomain = messageDomain;
    }

    Optional<String> dispatch(RawPart mail, List<RawPart> leaves, Optional<RawPart> returned, String all) {
        String bounded = all.substring(0, Math.min(all.length(), MAX_TEXT));
        return verp.dispatchIn(String.join("\n", mail.headers(ADDRESSED)))
                .or(() -> returned.flatMap(original -> verp.dispatchIn(String.join("\n", original.headers(RETURN)))))
                .or(() -> returned.flatMap(original -> original.header("x-kairos-dispatch"))
                        .filter(id -> DISPATCH_ID.matcher(id).matches() && id.length() <= 64))
                .or(() -> returned.flatMap(original -> original.header("message-id"))
                        .flatMap(this::ofMessageId))
                .or(() -> leaves.stream()
                        .filter(part -> part.type().startsWith("text/")
                                || part.type().contains("-report")
                                || part.type().startsWith("message/"))
                        .map(this::inText)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> ofMessageId(String.join(" ", mail.headers(List.of("in-reply-to", "references")))))
                .or(() -> verp.dispatchIn(bounded));
    }

    private Optional<String> inText(RawPart part) {
        String whole = part.text();
        String text = whole.substring(0, Math.min(whole.length(), MAX_TEXT));
        Matcher own = OWN_HEADER.matcher(text);
        return verp.dispatchIn(text)
                .or(() -> own.find() ? Optional.of(own.group(1)) : Optional.empty())
                .or(() -> MESSAGE_ID_LINE
                        .matcher(text)
                        .results()
                        .map(line -> line.group(1))
                        .findFirst()
                        .flatMap(this::ofMessageId));
    }

    private Optional<String> ofMessageId(String text) {
        Matcher id = MESSAGE_ID.matcher(text);
        while (id.find()) {
            if (id.group(2).equalsIgnoreCase(messageDomain)
                    && DISPATCH_ID.matcher(id.group(1)).matches()) {
                return Optional.of(id.group(1));
            }
        }
        return Optional.empty();
    }
}
