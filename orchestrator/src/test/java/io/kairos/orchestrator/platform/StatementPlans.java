package io.kairos.orchestrator.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks PostgreSQL how it would execute a statement, and finds the tables it reads without naming their customers. */
final class StatementPlans {
    private static final Pattern PLANNED = Pattern.compile(
            "^\\s*(select|insert|update|delete|with|merge)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> CONDITIONS =
            List.of("Index Cond", "Recheck Cond", "Filter", "Hash Cond", "Merge Cond", "Join Filter", "TID Cond");

    private final JdbcTemplate jdbc;
    private final Map<String, String> keys;
    private final JsonMapper json = new JsonMapper();

    /** @param keys the column with the customer's key of each table that is spread */
    StatementPlans(String url, String user, String password, Map<String, String> keys) {
        // a parameter nobody binds is no parameter to the driver then, and PostgreSQL sees it
        var simple = url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple";
        this.jdbc = new JdbcTemplate(new DriverManagerDataSource(simple, user, password));
        this.keys = keys;
    }

    /** The spread tables it reads or changes without a condition on the customer. */
    Set<String> crossing(String statement) {
        var crossing = new TreeSet<String>();
        if (PLANNED.matcher(statement).matches()) {
            walk(plan(statement), new ArrayList<>(), crossing);
        }
        return crossing;
    }

    private JsonNode plan(String statement) {
        var text =
                jdbc.queryForList("explain (generic_plan, verbose, format json) " + numbered(statement), String.class);
        return json.readTree(String.join("\n", text)).get(0).get("Plan");
    }

    /** The parameters as PostgreSQL counts them. */
    private static String numbered(String statement) {
        var text = new StringBuilder();
        boolean quoted = false;
        int number = 0;
        for (char c : statement.toCharArray()) {
            quoted ^= c == '\'';
            text.append(c == '?' && !quoted ? "$" + ++number : String.valueOf(c));
        }
        return text.toString();
    }

    private void walk(JsonNode node, List<String> above, Set<String> crossing) {
        var conditions = new ArrayList<>(above);
        for (var name : CONDITIONS) {
            Optional.ofNullable(node.get(name)).ifPresent(condition -> conditions.add(condition.asString()));
        }
        var table = Optional.ofNullable(node.get("Relation Name")).map(JsonNode::asString);
        boolean scan = node.get("Node Type").asString().contains("Scan");
        if (scan && table.isPresent()) {
            var key = Optional.ofNullable(keys.get(table.get().replaceFirst("^journal_.*", "journal")));
            var alias = node.get("Alias").asString();
            if (key.isPresent() && conditions.stream().noneMatch(condition -> names(condition, alias, key.get()))) {
                crossing.add(table.get());
            }
        }
        for (var child : node.path("Plans")) {
            walk(child, conditions, crossing);
        }
    }

    private static boolean names(String condition, String alias, String key) {
        var column = "\\b" + Pattern.quote(alias + "." + key);
        return Pattern.compile(column + " = |= " + column).matcher(condition).find();
    }
}
