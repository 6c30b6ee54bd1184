package io.kairos.channel.spi;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a channel charges.
 *
 * @param amount price of one unit, not negative
 * @param per what one unit is; {@link Channel#units} counts them
 */
public record Cost(BigDecimal amount, Currency currency, Per per) {

    /** What the amount pays for. */
    public enum Per {
        MESSAGE,
        SEGMENT
    }

    /** Nothing. */
    public static final Cost FREE = perMessage("0", "EUR");

    public Cost {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("cost must not be negative: " + amount);
        }
    }

    /**
     * A price for each message.
     *
     * @param amount decimal such as {@code 0.0035}
     * @param currency three letters as in ISO 4217
     */
    public static Cost perMessage(String amount, String currency) {
        return new Cost(new BigDecimal(amount), Currency.getInstance(currency), Per.MESSAGE);
    }

    /** A price for each segment of a message; as {@link #perMessage}. */
    public static Cost perSegment(String amount, String currency) {
        return new Cost(new BigDecimal(amount), Currency.getInstance(currency), Per.SEGMENT);
    }

    /** The price of that many units. */
    public BigDecimal of(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("units must be at least 1: " + units);
        }
        return amount.multiply(BigDecimal.valueOf(units));
    }
}
