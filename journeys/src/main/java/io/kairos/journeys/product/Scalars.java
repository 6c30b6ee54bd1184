package io.kairos.journeys.product;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single values of parsed JSON. */
final class Scalars {

    private static final int LONGEST_NUMBER = 40;

    private Scalars() {}

    /** The value as trimmed text; nothing for null, blank text, lists and maps. */
    static Optional<String> text(@Nullable Object value) {
        String text;
        if (value instanceof String string) {
            text = string.strip();
        } else if (value instanceof BigDecimal number) {
            text = number.toPlainString();
        } else if (value instanceof Number || value instanceof Boolean) {
            text = value.toString();
        } else {
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The value as a number that is neither negative nor absurdly large. */
    static Optional<BigDecimal> amount(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            boolean sane = amount.signum() >= 0 && amount.precision() - amount.scale() <= 12 && amount.scale() <= 20;
            return sane ? Optional.of(amount) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A value shortened for a message to a person. */
    static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
