package io.kairos.orchestrator.trial;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds customers on whom a journey can be shown, and the need it would be about. The same journey is shown on the same customers
 * again, so that a change of its form can be compared.
 */
@Repository
class Sample {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    /** From random places in the order of the keys, the next need that fits: no table is read as a whole. */
    private static final String PROBE = """
            select found.customer_id from unnest(?::uuid[]) with ordinality as place (start, number)
            cross join lateral (select customer_id from need
                where customer_id >= place.start and product_type = any(?) and state = any(?)
                order by customer_id limit 1) as found
            group by found.customer_id order by min(place.number) limit ?
            """;

    private static final String FIRST = """
            select customer_id from need where product_type = any(?) and state = any(?)
            group by customer_id order by customer_id limit ?
            """;

    /** Of a customer's needs the one inside the journey, else an open one, else the latest. */
    private static final String ABOUT = """
            select distinct on (need.customer_id) need.id
            from need left join enrolment on enrolment.customer_id = need.customer_id and enrolment.need_id = need.id
                and enrolment.journey_id = ? and enrolment.state = 'inside'
            where need.customer_id = any(?) and need.product_type = any(?)
            order by need.customer_id, enrolment.id is not null desc, need.state = ? desc, need.changed_at desc, need.id
            """;

    private final JdbcClient jdbc;
    private final ProductCatalogue catalogue;

    Sample(JdbcClient jdbc, ProductCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** Customers with a need that fits now; where nobody has one, those who had. */
    List<UUID> customers(Journey journey, int many) {
        String[] types = types(journey);
        List<UUID> now = customers(journey.id(), types, new String[] {state(journey)}, many);
        return now.isEmpty() && journey.entry() == Journey.Entry.NEED
                ? customers(journey.id(), types, new String[] {"won", "lost", "expired"}, many)
                : now;
    }

    /** The need the journey would be about, of each of these customers who has one. */
    List<UUID> needs(Journey journey, List<UUID> customers) {
        return jdbc.sql(ABOUT)
                .params(journey.id(), customers.toArray(UUID[]::new), types(journey), state(journey))
                .query(UUID.class)
                .list();
    }

    private static String state(Journey journey) {
        return journey.entry() == Journey.Entry.NEED ? "open" : "won";
    }

    /** Product types that enter the journey; a journey none enters yet may be for any. */
    private String[] types(Journey journey) {
        List<ProductType> entering =
                catalogue.types().stream().filter(type -> enters(type, journey)).toList();
        return (entering.isEmpty() ? catalogue.types() : entering)
                .stream().map(ProductType::id).toArray(String[]::new);
    }

    private static boolean enters(ProductType type, Journey journey) {
        return journey.entry() == Journey.Entry.NEED
                ? type.messaging().journey().equals(journey.id())
                : type.afterPurchase()
                        .filter(after -> after.journey().equals(journey.id()))
                        .isPresent();
    }

    private List<UUID> customers(String journeyId, String[] types, String[] states, int many) {
        Optional<UUID> first = end("");
        Optional<UUID> last = end("desc");
        if (first.isEmpty() || last.isEmpty()) {
            return List.of();
        }
        UUID[] places = places(journeyId, first.get(), last.get(), 2 * many);
        Set<UUID> found = new LinkedHashSet<>(jdbc.sql(PROBE)
                .params(places, types, states, many)
                .query(UUID.class)
                .list());
        if (found.size() < many) {
            found.addAll(jdbc.sql(FIRST)
                    .params(types, states, many)
                    .query(UUID.class)
                    .list());
        }
        return List.copyOf(found).subList(0, Math.min(many, found.size()));
    }

    private Optional<UUID> end(String direction) {
        return jdbc.sql("select customer_id from need order by customer_id " + direction + " limit 1")
                .query(UUID.class)
                .optional();
    }

    private static UUID[] places(String seed, UUID first, UUID last, int many) {
        BigInteger from = number(first);
        BigInteger width = number(last).subtract(from).add(BigInteger.ONE);
        Random random = new Random(seed.hashCode());
        List<UUID> places = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            places.add(uuid(new BigInteger(128, random).mod(width).add(from)));
        }
        return places.toArray(UUID[]::new);
    }

    private static BigInteger number(UUID id) {
        return unsigned(id.getMostSignificantBits()).multiply(TWO_64).add(unsigned(id.getLeastSignificantBits()));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static UUID uuid(BigInteger number) {
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }
}
