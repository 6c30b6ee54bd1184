package io.kairos.channel.sms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a text travels: in which alphabet, in how many segments, and why.
 *
 * <p>GSM-7 (3GPP TS 23.038) takes 160 septets in one segment or 153 in each of several; characters of the extension table
 * take two, which stay in one segment. One character outside turns the whole text into UCS-2: 70 units of UTF-16 or 67 in
 * each of several; the two units of a surrogate pair stay in one segment.
 *
 * @param units septets or UTF-16 units in all, without the headers of segments
 * @param segments the text cut as it is sent, at least one part
 * @param culprits what made it UCS-2, each character once, in order; empty for GSM-7
 */
public record SmsText(Encoding encoding, int units, List<String> segments, List<Culprit> culprits) {

    /** The alphabet of a text. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int part;

        Encoding(int single, int part) {
            this.single = single;
            this.part = part;
        }

        private int units(int codePoint) {
            return this == GSM_7 ? Gsm7.septets(codePoint) : Character.charCount(codePoint);
        }
    }

    /**
     * A character that GSM-7 lacks.
     *
     * @param character one code point, as text
     * @param times how often it stands in the text
     * @param instead what says nearly the same in GSM-7
     */
    public record Culprit(String character, int times, Optional<String> instead) {}

    public SmsText {
        segments = List.copyOf(segments);
        culprits = List.copyOf(culprits);
    }

    /** Counts a text. */
    public static SmsText of(String text) {
        List<Culprit> culprits = culprits(text);
        Encoding encoding = culprits.isEmpty() ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = text.codePoints().map(encoding::units).sum();
        return new SmsText(encoding, units, units <= encoding.single ? List.of(text) : cut(text, encoding), culprits);
    }

    /** How many units more fit without a further segment. */
    public int room() {
        int last = segments.get(segments.size() - 1)
                .codePoints()
                .map(encoding::units)
                .sum();
        return (segments.size() == 1 ? encoding.single : encoding.part) - last;
    }

    private static List<String> cut(String text, Encoding encoding) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int needed = encoding.units(codePoint);
            if (used + needed > encoding.part) {
                segments.add(segment.toString());
                segment.setLength(0);
                used = 0;
            }
            segment.appendCodePoint(codePoint);
            used += needed;
            i += Character.charCount(codePoint);
        }
        segments.add(segment.toString());
        return segments;
    }

    private static List<Culprit> culprits(String text) {
        Map<Integer, Integer> times = new LinkedHashMap<>();
        text.codePoints()
                .filter(codePoint -> Gsm7.septets(codePoint) == 0)
                .forEach(codePoint -> times.merge(codePoint, 1, Integer::sum));
        return times.entrySet().stream()
                .map(one -> new Culprit(Character.toString(one.getKey()), one.getValue(), Gsm7.plain(one.getKey())))
                .toList();
    }

    /** Shows counts alone: bodies stay out of logs. */
    @Override
    public String toString() {
        return "SmsText[" + encoding + ", " + units + " units, " + segments.size() + " segments]";
    }
}
