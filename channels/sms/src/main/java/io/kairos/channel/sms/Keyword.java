package io.kairos.channel.sms;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a customer asks for by a word. The English words to stop are those of the FCC (47 CFR 64.1200(a)(10): stop, quit,
 * end, revoke, opt out, cancel, unsubscribe) and Twilio's STOPALL; other languages have their own, and a few plain
 * sentences count as well. When in doubt a text is read as a wish to stop.
 */
public enum Keyword {
    /** No more messages. */
    STOP,
    /** Messages again. The mere word yes is not enough: it may answer something else. */
    START,
    /** Who writes, and how it ends. */
    HELP;

    /** Count wherever they begin a short text. */
    private static final Set<String> STOP_FIRST = Set.of(
            "STOP",
            "STOPALL",
            "STOPP",
            "UNSUBSCRIBE",
            "OPTOUT",
            "OPT OUT",
            "REVOKE",
            "ARRET",
            "ARRETER",
            "ARRETEZ",
            "DESABONNEMENT",
            "DESABONNER",
            "DESABONNEZ",
            "DESINSCRIRE",
            "DESINSCRIPTION",
            "DESINSCRIVEZ",
            "ABMELDEN",
            "ABMELDUNG",
            "ABBESTELLEN",
            "AUSTRAGEN",
            "BAJA",
            "DARSE DE BAJA",
            "DETENER",
            "PARAR",
            "DISISCRIVI",
            "DISISCRIVIMI",
            "DISISCRIZIONE",
            "ANNULLA ISCRIZIONE",
            "AFMELDEN",
            "AFMELDING",
            "UITSCHRIJVEN",
            "STOPPEN",
            "SAIR",
            "REMOVER",
            "DESCADASTRAR",
            "WYPISZ",
            "REZYGNUJE",
            "AVREGISTRERA",
            "AFMELD",
            "AVMELD",
            "ODHLASIT",
            "LEIRATKOZAS",
            "DEZABONARE");

    /** Count only as the whole text: they have other uses. */
    private static final Set<String> STOP_WHOLE = Set.of(
            "END",
            "QUIT",
            "CANCEL",
            "FIN",
            "RESILIER",
            "RESILIATION",
            "BEENDEN",
            "ENDE",
            "KUENDIGEN",
            "KUNDIGEN",
            "CANCELAR",
            "ALTO",
            "ANNULLA",
            "CANCELLA",
            "BASTA",
            "FERMA",
            "CANCELLAMI",
            "EINDE",
            "ANNULEREN",
            "KONIEC",
            "SLUTA",
            "AVSLUTA",
            "СТОП",
            "ΣΤΟΠ",
            "הסר",
            "停止",
            "退订",
            "停止訊息",
            "配信停止");

    private static final List<String> STOP_WITHIN = List.of(
            "STOP SENDING",
            "STOP TEXTING",
            "STOP MESSAGING",
            "STOP CONTACTING",
            "STOP WRITING",
            "REMOVE ME",
            "TAKE ME OFF",
            "NO MORE MESSAGES",
            "NO MORE TEXTS",
            "DO NOT TEXT",
            "DONT TEXT",
            "DO NOT CONTACT",
            "DONT CONTACT",
            "DO NOT MESSAGE",
            "LEAVE ME ALONE",
            "UNSUBSCRIBE ME",
            "OPT ME OUT",
            "PLUS DE MESSAGE",
            "PLUS DE SMS",
            "PLUS RECEVOIR",
            "NE MECRIVEZ PLUS",
            "ARRETEZ DE",
            "KEINE NACHRICHTEN MEHR",
            "KEINE SMS MEHR",
            "NICHT MEHR SCHREIBEN",
            "NO MAS MENSAJES",
            "NO QUIERO RECIBIR",
            "NON VOGLIO PIU",
            "NON INVIATEMI",
            "GEEN BERICHTEN MEER");

    private static final Set<String> START_WORDS = Set.of(
            "START",
            "UNSTOP",
            "RESUBSCRIBE",
            "SUBSCRIBE",
            "REPRENDRE",
            "ABONNER",
            "REABONNER",
            "ANMELDEN",
            "ALTA",
            "INICIAR",
            "INIZIA",
            "ISCRIVI",
            "AANMELDEN");

    private static final Set<String> HELP_WORDS =
            Set.of("HELP", "INFO", "AIDE", "HILFE", "AYUDA", "AIUTO", "HULP", "AJUDA");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");
    private static final Pattern COURTESY =
            Pattern.compile("\\b(PLEASE|PLS|THANKS|THANK YOU|NOW|SVP|SIL VOUS PLAIT|MERCI|BITTE|DANKE|POR FAVOR|GRACIAS"
                    + "|PER FAVORE|GRAZIE|ALSTUBLIEFT|AUB)\\b");
    private static final int SHORT_TEXT = 4;

    /** The wish in a text, if there is one. */
    public static Optional<Keyword> in(String text) {
        String words = NO_WORD.matcher(COURTESY.matcher(plain(text)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (STOP_WHOLE.contains(words)
                || beginsWithStop(words)
                || STOP_WITHIN.stream().anyMatch(words::contains)) {
            return Optional.of(STOP);
        }
        if (START_WORDS.contains(words)) {
            return Optional.of(START);
        }
        return HELP_WORDS.contains(words) ? Optional.of(HELP) : Optional.empty();
    }

    private static boolean beginsWithStop(String words) {
        return words.split(" ", -1).length <= SHORT_TEXT
                && STOP_FIRST.stream().anyMatch(word -> words.equals(word) || words.startsWith(word + " "));
    }

    /** Capitals without accents, single blanks for all that is no letter or digit. */
    private static String plain(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        String bare = MARKS.matcher(Normalizer.normalize(capitals, Normalizer.Form.NFKD))
                .replaceAll("");
        return NO_WORD.matcher(APOSTROPHE.matcher(bare).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
