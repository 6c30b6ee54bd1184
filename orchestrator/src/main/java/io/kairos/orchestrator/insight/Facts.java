package io.kairos.orchestrator.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row as PostgreSQL's {@code jsonb_build_object} gives it, with its columns read by name. */
record Facts(Map<String, @Nullable Object> columns) {

    Optional<String> text(String column) {
        return Optional.ofNullable(columns.get(column)).map(Object::toString);
    }

    /** A column that is never null. */
    String required(String column) {
        return text(column).orElseThrow(() -> new IllegalStateException("column " + column + " is null"));
    }

    Optional<Instant> instant(String column) {
        return text(column).map(value -> OffsetDateTime.parse(value).toInstant());
    }

    /** An instant that is never null. */
    Instant requiredInstant(String column) {
        return OffsetDateTime.parse(required(column)).toInstant();
    }

    Optional<LocalDate> date(String column) {
        return text(column).map(LocalDate::parse);
    }

    Optional<UUID> id(String column) {
        return text(column).map(UUID::fromString);
    }

    Optional<BigDecimal> number(String column) {
        return text(column).map(BigDecimal::new);
    }

    int integer(String column) {
        return number(column).map(BigDecimal::intValue).orElse(0);
    }

    /** An object column; empty when it is null or none. */
    Map<?, ?> object(String column) {
        return columns.get(column) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A list column; empty when it is null or none. */
    List<?> list(String column) {
        return columns.get(column) instanceof List<?> list ? list : List.of();
    }

    /** The rows of a list column. */
    static List<Facts> each(List<?> rows) {
        List<Facts> each = new ArrayList<>();
        for (Object row : rows) {
            if (row instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> columns = new HashMap<>();
                map.forEach((name, value) -> columns.put(String.valueOf(name), value));
                each.add(new Facts(columns));
            }
        }
        return each;
    }
}
