package io.kairos.orchestrator.platform;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * New rows for PostgreSQL's binary {@code COPY}, which takes many of them for less than any {@code INSERT}. Fields are added in
 * the order of the columns, each of the type that belongs to its column: {@code int} for {@code integer}, texts for {@code
 * text} and {@code json}. Not for several threads.
 */
public final class CopiedRows {
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FIRST_SIZE = 16 << 10;
    private static final int TEXT_TYPE = 25;
    private static final long EPOCH_SECOND = 946_684_800;
    private static final long EPOCH_DAY = 10_957;

    private byte[] bytes = Arrays.copyOf(HEAD, FIRST_SIZE);
    private int size = HEAD.length;
    private int row = -1;
    private int fields;

    /** Adds the next field of the row. */
    public CopiedRows add(UUID id) {
        field(16);
        int64(id.getMostSignificantBits());
        int64(id.getLeastSignificantBits());
        return this;
    }

    public CopiedRows add(int number) {
        field(4);
        int32(number);
        return this;
    }

    public CopiedRows add(boolean value) {
        field(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopiedRows add(double number) {
        field(8);
        int64(Double.doubleToLongBits(number));
        return this;
    }

    /** Rounded to microseconds, as PostgreSQL's own reading of a text does. */
    public CopiedRows add(Instant at) {
        field(8);
        int64(Math.addExact(
                Math.multiplyExact(at.getEpochSecond() - EPOCH_SECOND, 1_000_000L), (at.getNano() + 500) / 1000));
        return this;
    }

    public CopiedRows add(LocalDate day) {
        field(4);
        int32(Math.toIntExact(day.toEpochDay() - EPOCH_DAY));
        return this;
    }

    /** An amount, for {@code numeric}. */
    public CopiedRows add(BigDecimal amount) {
        var groups = NumericGroups.of(amount);
        field(8 + 2 * groups.digits().length);
        int16(groups.digits().length);
        int16(groups.weight());
        int16(groups.negative() ? 0x4000 : 0);
        int16(groups.scale());
        for (int digits : groups.digits()) {
            int16(digits);
        }
        return this;
    }

    public CopiedRows add(String value) {
        int start = open();
        utf8(value);
        return close(start);
    }

    /** A JSON text, for {@code jsonb}. */
    public CopiedRows addJsonb(String json) {
        int start = open();
        room(1);
        bytes[size++] = 1;
        utf8(json);
        return close(start);
    }

    public CopiedRows add(byte[] value) {
        field(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Adds an array of texts. */
    public CopiedRows add(List<String> texts) {
        int start = open();
        int32(texts.isEmpty() ? 0 : 1);
        int32(0);
        int32(TEXT_TYPE);
        if (!texts.isEmpty()) {
            int32(texts.size());
            int32(1);
        }
        for (var text : texts) {
            int length = size;
            int32(0);
            utf8(text);
            put32(length, size - length - 4);
        }
        return close(start);
    }

    /** Adds a value of one of the types above, or the absence of one. */
    public CopiedRows add(Optional<?> value) {
        var given = value.isPresent() ? value.get() : null;
        if (given == null) {
            field(-1);
            return this;
        } else if (given instanceof String text) {
            return add(text);
        } else if (given instanceof Instant at) {
            return add(at);
        } else if (given instanceof UUID id) {
            return add(id);
        } else if (given instanceof Double number) {
            return add(number.doubleValue());
        } else if (given instanceof LocalDate day) {
            return add(day);
        } else if (given instanceof BigDecimal amount) {
            return add(amount);
        } else if (given instanceof List<?> texts) {
            return add(texts.stream().map(String.class::cast).toList());
        }
        throw new IllegalArgumentException("no column takes a " + given.getClass());
    }

    /** Ends the row. */
    public void end() {
        bytes[row] = (byte) (fields >>> 8);
        bytes[row + 1] = (byte) fields;
        row = -1;
        fields = 0;
    }

    public boolean isEmpty() {
        return size == HEAD.length;
    }

    /**
     * Stores all of them, in the transaction of this thread.
     *
     * @param columns names between commas
     */
    public void into(JdbcOperations jdbc, String table, String columns) {
        if (!isEmpty()) {
            int16(-1);
            jdbc.execute((ConnectionCallback<@Nullable Long>) connection -> {
                var copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
                try {
                    copy.writeToCopy(bytes, 0, size);
                    return copy.endCopy();
                } finally {
                    if (copy.isActive()) {
                        copy.cancelCopy();
                    }
                }
            });
        }
    }

    /** The same list as a literal of an array. */
    public static String array(List<String> texts) {
        var literal = new StringBuilder("{");
        for (var one : texts) {
            literal.append(literal.length() > 1 ? ",\"" : "\"")
                    .append(one.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    private void field(int length) {
        if (row < 0) {
            row = size;
            int16(0);
        }
        fields++;
        int32(length);
    }

    private int open() {
        field(0);
        return size;
    }

    private CopiedRows close(int start) {
        put32(start - 4, size - start);
        return this;
    }

    private void utf8(String value) {
        int length = value.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                var rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
                room(rest.length);
                System.arraycopy(rest, 0, bytes, size, rest.length);
                size += rest.length;
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    private void int16(int value) {
        room(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void int32(int value) {
        room(4);
        size += 4;
        put32(size - 4, value);
    }

    private void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }

    private void put32(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
