package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import java.util.Locale;

/**
 * What a figure must and should reach.
 *
 * @param least whether more is better
 */
record Bound(double must, double good, boolean least) {

    static Bound atLeast(double must, double good) {
        return new Bound(must, good, true);
    }

    static Bound atMost(double must, double good) {
        return new Bound(must, good, false);
    }

    Verdict of(double measured) {
        if (reaches(measured, good)) return Verdict.GOOD;
        return reaches(measured, must) ? Verdict.MUST : Verdict.MISSED;
    }

    private boolean reaches(double measured, double bound) {
        return least ? measured >= bound : measured <= bound;
    }

    String mustText() {
        return sign() + number(must);
    }

    String goodText() {
        return sign() + number(good);
    }

    private String sign() {
        return least ? "≥ " : "≤ ";
    }

    Line line(String id, String what, double measured, String reference) {
        return new Line(id, what, number(measured), mustText(), goodText(), reference, of(measured));
    }

    static String number(double value) {
        if (value != 0 && Math.abs(value) < 0.001) return String.format(Locale.ROOT, "%.1e", value);
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
