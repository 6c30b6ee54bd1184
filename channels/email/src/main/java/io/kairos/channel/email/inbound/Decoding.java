package io.kairos.channel.email.inbound;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes transfer encodings and character sets; what cannot be undone stays as it is. Bytes are ISO 8859-1 characters. */
final class Decoding {

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]{1,60})", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([qQbB])\\?([^?\\s]{0,400})\\?=\\s?");

    private Decoding() {}

    static String text(String body, String encoding, String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return inCharset(bytes(body, encoding), charset.find() ? charset.group(1) : "utf-8");
    }

    static String bytes(String body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body);
            default -> body;
        };
    }

    /** A header with its encoded words (RFC 2047) readable. */
    static String header(String value) {
        return WORD.matcher(value).replaceAll(word -> Matcher.quoteReplacement(word(word)));
    }

    private static String word(MatchResult word) {
        boolean base64 = word.group(2).equalsIgnoreCase("b");
        String bytes =
                base64 ? base64(word.group(3)) : quotedPrintable(word.group(3).replace('_', ' '));
        return inCharset(bytes, word.group(1));
    }

    private static String inCharset(String bytes, String charset) {
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return new String(raw, Charset.forName(charset));
        } catch (IllegalArgumentException unknown) {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    private static String base64(String body) {
        try {
            byte[] raw = Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.ISO_8859_1));
            return new String(raw, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException broken) {
            return body;
        }
    }

    private static String quotedPrintable(String body) {
        StringBuilder bytes = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '=') {
                bytes.append(c);
            } else if (body.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (body.startsWith("\n", i + 1)) {
                i += 1;
            } else if (i + 2 < body.length()
                    && Character.digit(body.charAt(i + 1), 16) >= 0
                    && Character.digit(body.charAt(i + 2), 16) >= 0) {
                bytes.append((char)
                        (Character.digit(body.charAt(i + 1), 16) * 16 + Character.digit(body.charAt(i + 2), 16)));
                i += 2;
            } else {
                bytes.append(c);
            }
        }
        return bytes.toString();
    }
}
