package io.kairos.journeys.message;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** The filters of ours. */
final class Filters {

    static final String HTML = "kairos_html";

    private Filters() {}

    static List<Filter> of(Locale locale) {
        return List.of(
                filter(HTML, (value, arguments) -> html(text(value))),
                filter("link", (value, arguments) -> link(text(value))),
                filter("long_date", (value, arguments) -> longDate(text(value), locale)),
                filter("money", (value, arguments) -> money(text(value), arguments, locale)));
    }

    private interface Body {
        String apply(@Nullable Object value, @Nullable Object[] arguments);
    }

    private static Filter filter(String name, Body body) {
        return new Filter(name) {
            @Override
            public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
                return body.apply(value, arguments);
            }
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    static String html(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A web address as it is, anything else as a link to nowhere. */
    private static String link(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri.toASCIIString() : "#";
        } catch (URISyntaxException e) {
            return "#";
        }
    }

    private static String longDate(String text, Locale locale) {
        try {
            LocalDate date = LocalDate.parse(text);
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(date);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String money(String text, @Nullable Object[] arguments, Locale locale) {
        try {
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(arguments.length == 0 ? "EUR" : text(arguments[0])));
            return format.format(new BigDecimal(text));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
