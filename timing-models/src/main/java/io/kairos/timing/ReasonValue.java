package io.kairos.timing;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words one parameter of a reason in a language. */
final class ReasonValue {

    private ReasonValue() {}

    /** A value that does not parse shows as it is: stored reasons outlive the code that wrote them. */
    static String format(String kind, String value, Locale language) {
        try {
            return switch (kind) {
                case "date" -> date(LocalDate.parse(value), language);
                case "moment" -> moment(ZonedDateTime.parse(value), language);
                case "moments" ->
                    Arrays.stream(value.split(","))
                            .map(each -> moment(ZonedDateTime.parse(each), language))
                            .collect(Collectors.joining("; "));
                case "days" -> amount(Double.parseDouble(value), language, "day", "jour");
                case "hours" -> amount(Double.parseDouble(value), language, "hour", "heure");
                case "minutes" -> amount(Double.parseDouble(value), language, "minute", "minute");
                case "number" -> number(Double.parseDouble(value), language, 3);
                case "percent" ->
                    number(100 * Double.parseDouble(value), language, 1) + (french(language) ? "\u00a0%" : "%");
                default -> value;
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            return value;
        }
    }

    private static boolean french(Locale language) {
        return Locale.FRENCH.getLanguage().equals(language.getLanguage());
    }

    private static String date(LocalDate date, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(date);
    }

    private static String moment(ZonedDateTime moment, Locale language) {
        return DateTimeFormatter.ofPattern(
                        french(language) ? "d MMMM uuuu 'à' HH:mm (VV)" : "d MMMM uuuu 'at' HH:mm (VV)", language)
                .format(moment);
    }

    private static String amount(double amount, Locale language, String english, String frenchWord) {
        boolean one = french(language) ? Math.abs(amount) < 2 : amount == 1;
        return number(amount, language, 1) + "\u00a0" + (french(language) ? frenchWord : english) + (one ? "" : "s");
    }

    private static String number(double value, Locale language, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
