package io.kairos.channel.spi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a channel's settings and gathers every problem, so that an operator mends them in one go. Values are never quoted:
 * one of them may be a secret. Read all settings, then call {@link #done()}, then build the channel.
 */
public final class ChannelSettings {

    private final String channel;
    private final Map<String, String> left;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    public ChannelSettings(String channel, Map<String, String> settings) {
        this.channel = channel;
        this.left = new TreeMap<>(settings);
    }

    /** A text that may be missing; a blank one counts as missing. */
    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(left.remove(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A text that must be there. */
    public String required(String name, String example) {
        return text(name).orElseGet(() -> {
            problems.add(name + " is missing: set it, for example " + example);
            return "";
        });
    }

    /** Values between commas; none when missing. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        return read(name, otherwise, "true or false", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int otherwise, int least, int most) {
        return read(name, otherwise, "a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return number;
        });
    }

    /** A decimal that is not negative. */
    public BigDecimal decimal(String name, BigDecimal otherwise) {
        return read(name, otherwise, "a decimal such as 0.05, not negative", value -> {
            BigDecimal number = new BigDecimal(value);
            if (number.signum() < 0) {
                throw new IllegalArgumentException("negative");
            }
            return number;
        });
    }

    /** A time such as {@code 10s}, {@code 500ms}, {@code 2m}, or in ISO 8601 {@code PT10S}; more than nothing. */
    public Duration duration(String name, Duration otherwise) {
        return read(name, otherwise, "a time such as 500ms, 10s, 2m or PT10S, more than nothing", value -> {
            Duration time = parse(value);
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("not positive");
            }
            return time;
        });
    }

    /** An absolute web address. */
    public Optional<URI> url(String name) {
        return text(name).flatMap(value -> {
            try {
                URI url = URI.create(value);
                if (url.isAbsolute() && url.getHost() != null) {
                    return Optional.of(url);
                }
            } catch (IllegalArgumentException notAnAddress) {
                problems.add(name + " is no web address: give one such as https://example.org");
                return Optional.empty();
            }
            problems.add(name + " names no scheme or host: give an address such as https://example.org");
            return Optional.empty();
        });
    }

    /** Reads a value in the channel's own form; {@code wanted} says which values are good. */
    public <T> T read(String name, T otherwise, String wanted, Function<String, T> reading) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return reading.apply(value.get());
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            problems.add(name + " cannot be read: give " + wanted);
            return otherwise;
        }
    }

    /** Notes a problem that the channel found itself. */
    public void problem(String text) {
        problems.add(text);
    }

    /**
     * Ends the reading.
     *
     * @throws ChannelSettingsException when there were problems, or settings that nobody asked for
     */
    public void done() {
        List<String> all = new ArrayList<>(problems);
        left.keySet()
                .forEach(name -> all.add(
                        OneLine.printable(name) + " is unknown: remove it, or use one of " + String.join(", ", known)));
        if (!all.isEmpty()) {
            throw new ChannelSettingsException(channel, all);
        }
    }

    private static Duration parse(String value) {
        if (value.startsWith("P")) {
            return Duration.parse(value);
        }
        int digits = 0;
        while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
            digits++;
        }
        long amount = Long.parseLong(value.substring(0, digits));
        return switch (value.substring(digits).strip()) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException("no unit");
        };
    }
}
