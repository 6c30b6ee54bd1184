package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.journey.Answering;
import io.kairos.orchestrator.journey.DrawnSteps;
import io.kairos.orchestrator.journey.JourneyRegistry;
import io.kairos.orchestrator.journey.JourneyWorld;
import io.kairos.orchestrator.support.KairosTest;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Beyond one PostgreSQL every statement about customers must find their rows by the customer's key, table by table. Here customers
 * live through their journeys, and PostgreSQL is asked how it executes what the program asked of it meanwhile.
 */
@KairosTest
@Import({JourneyWorld.class, StatementLog.class})
class HotStatementsIT {
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    /** The customer's key of each table that is spread. */
    private static final Map<String, String> KEYS = Stream.concat(
                    Stream.of("customer", "dispatch_queue"), DistributionIT.HOT.stream())
            .collect(Collectors.toMap(table -> table, table -> table.equals("customer") ? "id" : "customer_id"));

    /** Who is due is looked for by instant: a node asks shard after shard, for each answer is whole without the others. */
    private static final List<String> DUE = List.of(
            "(select customer_id, enrolment_id from sleeping where urgent and due_at <= ?",
            "select least((select min(due_at) from sleeping",
            "delete from sleeping where ctid = any(array( select s.ctid from sleeping s join customer c",
            "with picked as materialized ( select ctid as place, dispatch_id from dispatch_queue where due <= ?",
            "with recursive waiting as ( (select channel from dispatch_queue",
            "select min(due) as due from dispatch_queue",
            "select exists (select 1 from dispatch_queue where due <= ?",
            "delete from dispatch_queue where ctid = any(array( select ctid from dispatch_queue where due <= ?",
            "with due as ( select l.dispatch_id from audience_leave l",
            "select min(l.next_at) as due from audience_leave l",
            "select min(expires_at) from need where state = 'open'",
            "select * from need where state = 'open' and expires_at <= ?");

    /** Once a night, once a month, or when Redis has forgotten: over everybody. */
    private static final List<String> OVER_ALL = List.of(
            "with own as ( select n.customer_id, t.at from need n",
            "select n.customer_id, n.opened_at, n.date, n.zone, n.state, n.closed_at",
            "select a.customer_id, a.at, c.zone from (select customer_id, closed_at as at from need",
            "with moved as (delete from journal_rest",
            "select customer_id, channel, topic, id, sent_at from dispatch where sent_at is not null",
            "select distinct merged_into from customer where merged_into = any");

    @Autowired
    private JourneyWorld world;

    @Autowired
    private StatementLog log;

    @Autowired
    private JourneyRegistry journeys;

    @Autowired
    private Answering answering;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private StatefulRedisConnection<String, String> redis;

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.datasource.username}")
    private String user;

    @Value("${spring.datasource.password}")
    private String password;

    @Test
    void what_is_asked_about_customers_names_them_and_what_redis_keeps_lies_together() {
        var sofa = world.newCustomer();
        world.track(sofa, "Product Viewed", SOFA);
        var trip = world.newCustomer();
        world.trip(trip, "Stay Searched", 60);
        world.trip(trip, "Stay Searched", 40);
        world.pass(Duration.ofDays(30));
        world.track(sofa, "Order Completed", Map.of("products", List.of(SOFA)));
        world.pass(Duration.ofDays(10));
        askAColleague();

        var plans = new StatementPlans(url, user, password, KEYS);
        var crossing = log.statements().stream()
                .map(statement -> statement.replaceAll("\\s+", " ").strip())
                .filter(statement ->
                        Stream.concat(DUE.stream(), OVER_ALL.stream()).noneMatch(statement::startsWith))
                .collect(Collectors.toMap(statement -> statement, plans::crossing));
        crossing.values().removeIf(Set::isEmpty);

        assertThat(Stream.of(sofa, trip).map(world::id))
                .flatMap(customer -> redis.sync().keys("*" + customer + "*"))
                .isNotEmpty()
                .allMatch(key -> key.matches(".*\\{[0-9a-f-]{36}}.*"));
        assertThat(log.statements())
                .hasSizeGreaterThan(50)
                .anyMatch(each -> each.contains("update dispatch"))
                .anyMatch(each -> each.contains("update question"));
        assertThat(crossing).isEmpty();
    }

    private void askAColleague() {
        journeys.deploy(
                "considered", DrawnSteps.bpmn("considered", "ask 2 days\n").getBytes(StandardCharsets.UTF_8));
        var agreed = world.newCustomer();
        var unanswered = world.newCustomer();
        List.of(agreed, unanswered).forEach(customer -> world.track(customer, "Product Viewed", SOFA));
        world.settle();
        var question = world.ask(agreed, "select id from question where customer_id = ?", UUID.class);
        transactions.executeWithoutResult(
                status -> answering.answer(world.id(agreed), question.get(0), Answering.Answer.YES, "ana"));
        world.pass(Duration.ofDays(3));
    }

    @AfterEach
    void shippedJourneyAgain() {
        journeys.deploy("considered", ShippedJourneys.bpmn("considered"));
    }

    @Test
    void a_statement_that_names_nobody_is_found() {
        var plans = new StatementPlans(url, user, password, KEYS);

        assertThat(plans.crossing("select * from need where id = any(?)")).containsExactly("need");
        assertThat(plans.crossing("select 1 from need n join event e on e.id = n.id where n.customer_id = ?"))
                .containsExactly("event");
        assertThat(plans.crossing(
                        "select 1 from need n join event e on e.customer_id = n.customer_id where n.customer_id = ?"))
                .isEmpty();
    }
}
