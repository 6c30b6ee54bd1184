package io.kairos.channel.display.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of Meta's Marketing API that changes custom audiences, with the checks of the real one that can be made here. */
public final class FakeMeta extends FakeNetwork {

    private static final Pattern PATH = Pattern.compile("/v\\d+\\.\\d+/(\\d{1,20})/users");
    private static final int MAX_ROWS = 10_000;
    private static final Set<String> KEYS = Set.of(
            "EXTERN_ID",
            "EMAIL",
            "PHONE",
            "GEN",
            "DOBY",
            "DOBM",
            "DOBD",
            "LN",
            "FN",
            "FI",
            "CT",
            "ST",
            "ZIP",
            "COUNTRY",
            "MADID");

    /** @param token the access token it accepts */
    public FakeMeta(String token) {
        super(token);
    }

    @Override
    Map<String, Object> carryOut(String method, String path, JsonNode body) throws Invalid {
        Matcher audience = PATH.matcher(path);
        if (!audience.matches() || !method.equals("POST") && !method.equals("DELETE")) {
            throw new Invalid("Unsupported request");
        }
        JsonNode session = body.path("session");
        long id = session.path("session_id").asLong(0);
        if (id <= 0 || session.path("batch_seq").asInt(0) < 1 || !session.has("last_batch_flag")) {
            throw new Invalid("session needs session_id, batch_seq and last_batch_flag");
        }
        List<String> schema = schema(body.path("payload").path("schema"));
        JsonNode data = body.path("payload").path("data");
        if (data.isEmpty() || data.size() > MAX_ROWS) {
            throw new Invalid("data must have 1 to " + MAX_ROWS + " rows");
        }
        List<String> members = new ArrayList<>();
        int invalid = 0;
        for (JsonNode row : data) {
            String member = member(schema, row);
            if (member.isEmpty()) {
                invalid++;
            } else {
                members.add(member);
            }
        }
        book().change(audience.group(1), members, method.equals("POST"));
        return Map.of(
                "audience_id",
                audience.group(1),
                "session_id",
                String.valueOf(id),
                "num_received",
                data.size(),
                "num_invalid_entries",
                invalid,
                "invalid_entry_samples",
                Map.of());
    }

    private static List<String> schema(JsonNode columns) throws Invalid {
        List<String> schema = new ArrayList<>();
        for (JsonNode column : columns) {
            schema.add(column.asString(""));
        }
        if (schema.isEmpty() || !KEYS.containsAll(schema)) {
            throw new Invalid("schema has an unknown key");
        }
        return schema;
    }

    /** The first identifier of a row; empty for a row that Meta would count as invalid. */
    private static String member(List<String> schema, JsonNode row) throws Invalid {
        if (row.size() != schema.size()) {
            throw new Invalid("a row has not as many values as the schema");
        }
        String first = "";
        for (int i = 0; i < schema.size(); i++) {
            String value = row.path(i).asString("");
            if (!value.isEmpty()
                    && !schema.get(i).equals("EXTERN_ID")
                    && !schema.get(i).equals("MADID")) {
                Hashes.check(schema.get(i), value);
            }
            first = first.isEmpty() ? value : first;
        }
        return first;
    }

    @Override
    int status(Trouble trouble) {
        return switch (trouble) {
            case RATE_LIMIT, TOKEN_EXPIRED -> 400;
            case AWAY -> 503;
            case FORBIDDEN -> 403;
            case BROKEN, HANGS, RESETS, DROPS -> 500;
        };
    }

    @Override
    Map<String, Object> error(int status, Trouble trouble) {
        return of(
                switch (trouble) {
                    case RATE_LIMIT -> 80003;
                    case TOKEN_EXPIRED -> 190;
                    case FORBIDDEN -> 200;
                    case AWAY -> 2;
                    case BROKEN, HANGS, RESETS, DROPS -> 1;
                },
                trouble.name());
    }

    @Override
    Map<String, Object> invalid(String message) {
        return of(100, message);
    }

    private static Map<String, Object> of(int code, String message) {
        return Map.of(
                "error", Map.of("message", message, "type", "OAuthException", "code", code, "fbtrace_id", "fake"));
    }
}
