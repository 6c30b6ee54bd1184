package io.kairos.orchestrator.platform;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * New rows for PostgreSQL's {@code COPY}, which takes many of them for less than any {@code INSERT}. Fields are added in the
 * order of the columns; not for several threads.
 */
public final class CopiedRows {
    private final StringBuilder text = new StringBuilder();
    private boolean within;

    /** Adds the next field of the row. */
    public CopiedRows add(UUID id) {
        return raw(id.toString());
    }

    public CopiedRows add(long number) {
        return raw(String.valueOf(number));
    }

    public CopiedRows add(double number) {
        return raw(String.valueOf(number));
    }

    public CopiedRows add(Instant at) {
        return raw(at.toString());
    }

    public CopiedRows add(String value) {
        next();
        escape(value);
        return this;
    }

    public CopiedRows add(byte[] bytes) {
        return raw("\\\\x" + HexFormat.of().formatHex(bytes));
    }

    /** Adds an array of texts. */
    public CopiedRows add(List<String> texts) {
        return add(array(texts));
    }

    /** Adds a text, an instant or an id, or the absence of one. */
    public CopiedRows add(Optional<?> value) {
        return value.isEmpty() ? raw("\\N") : add(String.valueOf(value.get()));
    }

    /** Ends the row. */
    public void end() {
        text.append('\n');
        within = false;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * Stores all of them, in the transaction of this thread.
     *
     * @param columns names between commas
     */
    public void into(JdbcOperations jdbc, String table, String columns) {
        if (!isEmpty()) {
            jdbc.execute((ConnectionCallback<@Nullable Long>) connection -> {
                try {
                    return connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + table + " (" + columns + ") from stdin",
                                    new StringReader(text.toString()));
                } catch (IOException e) {
                    throw new SQLException("rows of " + table + " could not be sent", e);
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

    private CopiedRows raw(String field) {
        next();
        text.append(field);
        return this;
    }

    private void next() {
        if (within) {
            text.append('\t');
        }
        within = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
