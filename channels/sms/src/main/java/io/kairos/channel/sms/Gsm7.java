package io.kairos.channel.sms;

import java.util.Map;
import java.util.Optional;

/** The default alphabet of 3GPP TS 23.038 with its extension table; Twilio uses no national shift tables. */
final class Gsm7 {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** What word processors write, and what says the same in the alphabet. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry(0x2018, "'"),
            Map.entry(0x2019, "'"),
            Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""),
            Map.entry(0x00AB, "\""),
            Map.entry(0x00BB, "\""),
            Map.entry(0x2013, "-"),
            Map.entry(0x2014, "-"),
            Map.entry(0x2026, "..."),
            Map.entry(0x00A0, " "),
            Map.entry(0x202F, " "),
            Map.entry(0x0009, " "),
            Map.entry((int) 'ç', "c"),
            Map.entry((int) 'ê', "e"),
            Map.entry((int) 'ë', "e"),
            Map.entry((int) 'â', "a"),
            Map.entry((int) 'î', "i"),
            Map.entry((int) 'ï', "i"),
            Map.entry((int) 'ô', "o"),
            Map.entry((int) 'û', "u"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'À', "A"),
            Map.entry((int) 'È', "E"),
            Map.entry((int) 'Ê', "E"),
            Map.entry((int) 'á', "a"),
            Map.entry((int) 'í', "i"),
            Map.entry((int) 'ó', "o"),
            Map.entry((int) 'ú', "u"));

    private Gsm7() {}

    /** Septets the character takes: 1, or 2 with its escape; 0 when the alphabet lacks it. */
    static int septets(int codePoint) {
        if (BASIC.indexOf(codePoint) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(codePoint) >= 0 ? 2 : 0;
    }

    /** What could stand in its place. */
    static Optional<String> plain(int codePoint) {
        return Optional.ofNullable(PLAIN.get(codePoint));
    }
}
