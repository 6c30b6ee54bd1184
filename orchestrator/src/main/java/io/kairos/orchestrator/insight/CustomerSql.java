package io.kairos.orchestrator.insight;

/** What the queries about customers share; the expressions are those of the indexes on names. */
final class CustomerSql {

    /** The name a customer {@code c} is known by; empty when there is none. */
    static final String NAME = """
            coalesce(c.traits ->> 'name', trim(coalesce(c.traits ->> 'firstName', '') || ' ' || coalesce(c.traits ->> 'lastName', '')))""";

    /** The mail address of a customer {@code c}; null when there is none. */
    static final String EMAIL = """
            coalesce((select min(i.value) from identity i where i.customer_id = c.id and i.kind = 'email'), c.traits ->> 'email')""";

    /** What a customer {@code c} is called in lists; null for one who has told nothing. */
    static final String LABEL = "coalesce(nullif(" + NAME + ", ''), c.user_id, " + EMAIL + ")";

    private CustomerSql() {}

    /** A pattern of {@code like} for texts that begin so, in lower case as the indexes are. */
    static String beginning(String text) {
        String lower = text.strip().toLowerCase(java.util.Locale.ROOT);
        return lower.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
