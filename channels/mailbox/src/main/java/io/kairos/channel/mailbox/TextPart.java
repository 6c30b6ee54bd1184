package io.kairos.channel.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of one part. Quoted-printable is decoded here: the stream of Angus Mail was most of the work on a mail. */
final class TextPart {

    private TextPart() {}

    static String read(Part part) throws MessagingException, IOException {
        if (part instanceof MimeBodyPart body && isQuotedPrintable(body.getEncoding())) {
            return text(part, body.getRawInputStream());
        }
        if (part instanceof MimeMessage mail && isQuotedPrintable(mail.getEncoding())) {
            return text(part, mail.getRawInputStream());
        }
        return (String) part.getContent();
    }

    private static boolean isQuotedPrintable(String encoding) {
        return "quoted-printable".equalsIgnoreCase(encoding);
    }

    private static String text(Part part, InputStream encoded) throws MessagingException, IOException {
        Optional<String> charset = Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"));
        try (encoded) {
            byte[] bytes = encoded.readAllBytes();
            int length = decode(bytes);
            return new String(
                    bytes,
                    0,
                    length,
                    charset.map(MimeUtility::javaCharset).map(Charset::forName).orElse(StandardCharsets.UTF_8));
        }
    }

    /**
     * Decodes in place and returns the length. A sign {@code =} that begins neither a byte nor a soft line break stands for
     * itself.
     */
    private static int decode(byte[] encoded) {
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '=') {
                encoded[length++] = encoded[i];
            } else if (at(encoded, i + 1) == '\n') {
                i += 1;
            } else if (at(encoded, i + 1) == '\r' && at(encoded, i + 2) == '\n') {
                i += 2;
            } else {
                int high = Character.digit(at(encoded, i + 1), 16);
                int low = Character.digit(at(encoded, i + 2), 16);
                if (high >= 0 && low >= 0) {
                    encoded[length++] = (byte) (high * 16 + low);
                    i += 2;
                } else {
                    encoded[length++] = '=';
                }
            }
        }
        return length;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] : -1;
    }
}
