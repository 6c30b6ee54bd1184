package io.kairos.orchestrator.journey;

import io.kairos.journeys.feel.FactMap;
import io.kairos.orchestrator.need.Need;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What conditions and decision tables are told of a customer; read for a whole batch at once, and only when one of them asks. */
@Repository
class StepFacts {
    private static final String PURCHASES = """
            select customer_id, count(*) as purchases, max(closed_at) as latest from need
             where customer_id = any(?) and state = 'won' group by customer_id
            """;

    private static final String ACTS = """
            select d.enrolment_id,
                   count(distinct d.id) filter (where v.kind = 'opened') as opened,
                   count(distinct d.id) filter (where v.kind = 'clicked') as clicked
              from dispatch d join delivery_event v on v.dispatch_id = d.id and v.mark = '' and v.kind in ('opened', 'clicked')
             where d.customer_id = any(?) group by d.enrolment_id
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    StepFacts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param decided what tables said before, by output */
    Map<String, Object> of(EnrolmentBatch batch, Enrolment enrolment, Map<String, Object> decided) {
        var customer = enrolment.customer();
        var read = batch.known(Read.class, customer.id(), this::read);
        var bought = Optional.ofNullable(read.purchases.get(customer.id()));
        var traits = new HashMap<>(customer.traits());
        traits.putAll(batch.traits(customer.id()));
        var person = new FactMap.Person(
                country(traits),
                customer.locale().getLanguage(),
                bought.map(Purchases::count).orElse(0),
                bought.map(Purchases::latest),
                traits);
        var acts = Optional.ofNullable(read.acts.get(enrolment.id())).orElse(Acts.NONE);
        var messages = new FactMap.Messages(enrolment.sent().size(), acts.opened(), acts.clicked());
        return new FactMap(
                        person,
                        Optional.of(wish(enrolment.need())),
                        messages,
                        decided,
                        clock.instant(),
                        customer.zone())
                .map();
    }

    private static FactMap.Wish wish(Need need) {
        return new FactMap.Wish(
                need.productType(),
                need.subject(),
                need.date(),
                need.endDate(),
                need.value(),
                new FactMap.Since(need.openedAt(), need.features()));
    }

    /** Where the profile says it: {@code country}, else {@code address.country}. */
    private static Optional<String> country(Map<String, Object> traits) {
        var own = traits.get("country");
        var found = own == null && traits.get("address") instanceof Map<?, ?> address ? address.get("country") : own;
        return found instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private Read read(Set<UUID> customers) {
        var ids = customers.toArray(UUID[]::new);
        var read = new Read(new HashMap<>(), new HashMap<>());
        jdbc.sql(PURCHASES).param(ids).query(row -> {
            read.purchases.put(
                    row.getObject("customer_id", UUID.class),
                    new Purchases(row.getInt("purchases"), instant(row, "latest")));
        });
        jdbc.sql(ACTS).param(ids).query(row -> {
            read.acts.put(
                    row.getObject("enrolment_id", UUID.class), new Acts(row.getInt("opened"), row.getInt("clicked")));
        });
        return read;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Read(Map<UUID, Purchases> purchases, Map<UUID, Acts> acts) {}

    private record Purchases(int count, Instant latest) {}

    private record Acts(int opened, int clicked) {
        static final Acts NONE = new Acts(0, 0);
    }
}
