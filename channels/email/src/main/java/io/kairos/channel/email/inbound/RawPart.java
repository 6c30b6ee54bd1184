package io.kairos.channel.email.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a mail as it stands, read leniently and within fixed bounds: whatever strangers send, it neither throws nor
 * takes more than a few passes over the first mebibyte.
 */
final class RawPart {

    private static final int MAX_HEADERS = 400;
    private static final int MAX_VALUE = 8_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_PARTS = 60;
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);

    private final List<Header> headers;
    private final String body;

    private record Header(String name, String value) {}

    private RawPart(List<Header> headers, String body) {
        this.headers = headers;
        this.body = body;
    }

    /** @param text each byte one character (ISO 8859-1) */
    static RawPart parse(String text) {
        List<Header> headers = new ArrayList<>();
        int at = text.startsWith("From ") || text.startsWith(">From ") ? nextLine(text, 0) : 0;
        while (at < text.length()) {
            int next = nextLine(text, at);
            String line = text.substring(at, next).stripTrailing();
            if (line.isEmpty()) {
                return new RawPart(headers, text.substring(next));
            }
            int colon = line.indexOf(':');
            boolean folded = (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !headers.isEmpty();
            if (!folded && colon < 1) {
                return new RawPart(headers, text.substring(at));
            }
            if (folded) {
                Header last = headers.remove(headers.size() - 1);
                headers.add(new Header(last.name(), shortened(last.value() + " " + line.strip())));
            } else if (headers.size() < MAX_HEADERS) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.add(new Header(name, shortened(line.substring(colon + 1).strip())));
            }
            at = next;
        }
        return new RawPart(headers, "");
    }

    /** The first value of a header, by its lower-case name. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    /** All values of these headers, in the order in which they stand. */
    List<String> headers(List<String> names) {
        return headers.stream()
                .filter(header -> names.contains(header.name()))
                .map(Header::value)
                .toList();
    }

    /** In lower case and without parameters; {@code text/plain} when not given. */
    String type() {
        String type = contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? "text/plain" : type;
    }

    String contentType() {
        return header("content-type").orElse("text/plain");
    }

    /** The body, its transfer encoding undone, in its own character set. */
    String text() {
        return Decoding.text(body, header("content-transfer-encoding").orElse(""), contentType());
    }

    /** The mail within, for a part that holds one. */
    RawPart inner() {
        String encoding = header("content-transfer-encoding").orElse("");
        return parse(Decoding.bytes(body, encoding).stripLeading());
    }

    /** The parts that are not multiparts themselves; a mail within a mail is one part. */
    List<RawPart> leaves() {
        List<RawPart> leaves = new ArrayList<>();
        collect(leaves, 0);
        return leaves;
    }

    private void collect(List<RawPart> leaves, int depth) {
        if (leaves.size() >= MAX_PARTS) {
            return;
        }
        Matcher boundary = BOUNDARY.matcher(contentType());
        if (depth >= MAX_DEPTH || !type().startsWith("multipart/") || !boundary.find()) {
            leaves.add(this);
            return;
        }
        String mark = "--" + (boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
        int before = leaves.size();
        int at = lineThatBegins(mark, 0);
        while (at >= 0 && !body.startsWith("--", at + mark.length()) && leaves.size() < MAX_PARTS) {
            int begin = nextLine(body, at);
            int end = lineThatBegins(mark, begin);
            parse(body.substring(begin, end < 0 ? body.length() : end)).collect(leaves, depth + 1);
            at = end;
        }
        if (leaves.size() == before) {
            leaves.add(this);
        }
    }

    private int lineThatBegins(String mark, int from) {
        int at = body.indexOf(mark, from);
        while (at > 0 && body.charAt(at - 1) != '\n') {
            at = body.indexOf(mark, at + 1);
        }
        return at;
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static String shortened(String value) {
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
    }
}
