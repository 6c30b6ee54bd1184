package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kairos.orchestrator.product.ProductTypeVersion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A product type is taken away on one node while customers want things of it on another. */
class TypesTakenAwayIT extends WithProductTypes {
    private static final Map<String, Object> OBOE =
            Map.of("category", "oboe", "range", "Vienna", "name", "Oboe Vienna", "price", 900);

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void no_need_opens_on_a_node_that_has_not_heard_yet() {
        addOboe();
        var before = wantsAnOboe();
        var gone = store.history("oboe").get(0);
        store.add(new ProductTypeVersion("oboe", 2, gone.section(), "", world.now(), "another node", true));
        assertThat(catalogue.type("oboe")).as("not heard of here").isPresent();

        var after = wantsAnOboe();

        assertThat(needs(before)).isOne();
        assertThat(needs(after)).isZero();
        assertThat(catalogue.type("oboe")).isEmpty();
        addOboe();
        wantsNoMore(before);
    }

    @Test
    void who_takes_it_away_waits_for_the_need_that_opens_at_this_moment_and_is_refused() {
        addOboe();
        String customer = world.newCustomer();

        var answer = transaction.execute(status -> {
            jdbc.sql("lock table need in exclusive mode").update();
            var opening = CompletableFuture.runAsync(() -> world.track(customer, "Product Viewed", OBOE));
            awaitLock("relation");
            var removing = CompletableFuture.supplyAsync(() -> remove("oboe", 1));
            awaitLock("advisory");
            assertThat(opening).isNotDone();
            return removing;
        });

        var refused = Optional.ofNullable(answer).orElseThrow().join();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString()).isEqualTo("product-type-in-use");
        assertThat(needs(customer)).isOne();
        wantsNoMore(customer);
        assertThat(remove("oboe", 1).status()).isEqualTo(204);
    }

    @Test
    void who_waits_too_long_for_the_needs_that_open_is_told_so_and_changes_nothing() {
        addOboe();

        var answer = transaction.execute(status -> {
            types.keep();
            return remove("oboe", 1);
        });

        var busy = Optional.ofNullable(answer).orElseThrow();
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.body().path("code").asString()).isEqualTo("product-type-busy");
        assertThat(catalogue.type("oboe")).isPresent();
    }

    /** Like a sofa, but nothing goes with it. */
    private void addOboe() {
        var section = section("sofa");
        section.remove("after-purchase");
        var oboe = JSON.readValue(
                JSON.writeValueAsString(section).replace("\"sofa\"", "\"oboe\"").replace("\"sofas\"", "\"oboes\""),
                SECTION);
        var saved = save("oboe", 0, oboe);
        assertThat(saved.status()).as(saved.raw().body()).isEqualTo(200);
    }

    private String wantsAnOboe() {
        String customer = world.newCustomer();
        world.track(customer, "Product Viewed", OBOE);
        return customer;
    }

    private void wantsNoMore(String customer) {
        world.track(customer, "Product Removed from Wishlist", OBOE);
        assertThat(needs(customer)).isZero();
    }

    private long needs(String customer) {
        return world.ask(
                        customer,
                        "select count(*) from need where customer_id = ? and product_type = 'oboe' and state = 'open'",
                        Long.class)
                .get(0);
    }

    /** Until somebody waits for a lock of this kind. */
    private void awaitLock(String kind) {
        await(kind).until(() -> jdbc.sql("""
                        select count(*) from pg_locks l join pg_database d on d.oid = l.database
                        where d.datname = current_database() and not l.granted and l.locktype = ?
                        """).param(kind).query(Long.class).single() > 0);
    }
}
