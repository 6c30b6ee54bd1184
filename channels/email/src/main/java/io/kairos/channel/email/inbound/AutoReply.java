package io.kairos.channel.email.inbound;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises what a program sent in a person's name: by RFC 3834's header, by older ones, and by well-known subjects. */
final class AutoReply {

    private static final Pattern SUBJECT = Pattern.compile(
            "^\\s*(out of (the )?office|automatic reply|auto(matic)?[- ]?(reply|response)|away from|on vacation|vacation"
                    + "|r.ponse automatique|absence du bureau|absent|automatische antwort|abwesenheit|respuesta autom"
                    + "|risposta automatica)",
            Pattern.CASE_INSENSITIVE);

    private AutoReply() {}

    static boolean is(RawPart mail) {
        boolean declared = mail.header("auto-submitted")
                .map(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                .orElse(false);
        boolean older =
                List.of("x-autoreply", "x-autorespond", "x-autoresponder", "x-autoreply-from", "x-mail-autoreply")
                        .stream()
                        .anyMatch(name -> mail.header(name).isPresent());
        boolean precedence = mail.header("precedence")
                .map(value -> value.toLowerCase(Locale.ROOT).replace('-', '_').contains("auto_reply"))
                .orElse(false);
        boolean shown = mail.leaves().stream().anyMatch(part -> part.type().equals("message/disposition-notification"));
        return declared
                || older
                || precedence
                || shown
                || SUBJECT.matcher(Decoding.header(mail.header("subject").orElse("")))
                        .find();
    }
}
