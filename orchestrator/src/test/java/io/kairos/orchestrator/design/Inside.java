package io.kairos.orchestrator.design;

import io.kairos.orchestrator.journey.JourneyWorld;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journey of a test with customers inside, who come by searching for a sofa. */
final class Inside {
    static final String WAIT = "wait_best_moment";

    final String id;
    final List<String> customers;
    private final JourneyWorld world;
    private final JdbcClient jdbc;

    private Inside(String id, List<String> customers, JourneyWorld world, JdbcClient jdbc) {
        this.id = id;
        this.customers = customers;
        this.world = world;
        this.jdbc = jdbc;
    }

    /** Launches a journey of that name and has customers enter it. */
    static Inside of(String name, int customers, Designer designer, JourneyWorld world, JdbcClient jdbc) {
        String id = designer.create(name);
        var launched = designer.launch(
                id,
                Map.of("revision", designer.revision(id), "people", "stay", "productTypes", List.of("sofa")),
                UUID.randomUUID().toString());
        if (launched.status() != 201) {
            throw new AssertionError(launched.raw().body());
        }
        return new Inside(
                id, IntStream.range(0, customers).mapToObj(i -> enter(world)).toList(), world, jdbc);
    }

    static String enter(JourneyWorld world) {
        String customer = world.newCustomer();
        world.track(
                customer,
                "Product Viewed",
                Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900));
        return customer;
    }

    /** Gives their doors back to the shipped journeys. */
    static void leaveDoors(JdbcClient jdbc) {
        jdbc.sql("delete from journey_entry").update();
    }

    String customer() {
        return customers.get(0);
    }

    OffsetDateTime due(String customer) {
        return world.ask(
                        customer,
                        "select due_at from moment where customer_id = ? and state = 'waiting'",
                        OffsetDateTime.class)
                .get(0);
    }

    /** Lets time pass beyond every moment that is waited for. */
    void passDue() {
        var last =
                customers.stream().map(this::due).max(OffsetDateTime::compareTo).orElseThrow();
        world.pass(java.time.Duration.between(world.now(), last.toInstant()).plusMinutes(1));
    }

    long dispatches(String customer) {
        return world.ask(customer, "select count(*) from dispatch where customer_id = ?", Long.class)
                .get(0);
    }

    List<String> states(String customer) {
        return world.ask(
                customer,
                "select state || coalesce(' ' || outcome, '') from enrolment where customer_id = ?",
                String.class);
    }

    List<String> reasons(String customer) {
        return world.ask(
                customer,
                "select reasons -> 0 ->> 'code' from decision where customer_id = ? order by at, id",
                String.class);
    }

    int version(String customer) {
        return world.ask(customer, "select journey_version from enrolment where customer_id = ?", Integer.class)
                .get(0);
    }

    /** Instances of a journey, awake or asleep. */
    long instances(String id) {
        return jdbc.sql("""
                        select (select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                                where d.key_ = :id and e.parent_id_ is null)
                            + (select count(*) from sleeping s join act_re_procdef d
                                on right(d.id_, 36) = s.definition::text where d.key_ = :id)
                        """).param("id", id).query(Long.class).single();
    }
}
