package io.kairos.timing.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What a model was fitted on.
 *
 * @param unit ISO 8601 duration of one unit of the model's time, for example {@code P1D}
 * @param from first day of the data
 * @param to last day of the data
 * @param rows that entered the fit
 * @param dataSha256 {@link Fingerprint} of those rows
 * @param source where they come from, with licence
 */
public record Provenance(String unit, LocalDate from, LocalDate to, int rows, String dataSha256, String source) {

    private static final List<String> KEYS = List.of("unit", "first-date", "last-date", "rows", "data-sha256");

    public Provenance {
        requireNonNull(unit);
        if (to.isBefore(from))
            throw new IllegalArgumentException(
                    "the training period must not end before it starts: " + from + ".." + to);
        if (rows < 0) throw new IllegalArgumentException("rows must be 0 or more, was " + rows);
        requireNonNull(dataSha256);
        requireNonNull(source);
    }

    void writeTo(ModelFile file) {
        file.put("unit", unit)
                .put("first-date", from.toString())
                .put("last-date", to.toString())
                .put("rows", Integer.toString(rows))
                .put("data-sha256", dataSha256)
                .put("source", source);
    }

    static Optional<Provenance> of(ModelFile file) {
        if (KEYS.stream().anyMatch(key -> file.find(key).isEmpty())) return Optional.empty();
        return Optional.of(new Provenance(
                file.get("unit"),
                date(file, "first-date"),
                date(file, "last-date"),
                (int) file.number("rows"),
                file.get("data-sha256"),
                file.find("source").orElse("")));
    }

    private static LocalDate date(ModelFile file, String key) {
        try {
            return LocalDate.parse(file.get(key));
        } catch (DateTimeParseException unreadable) {
            throw new ModelFileException("\"" + key + "\" is not a date: " + file.get(key));
        }
    }
}
