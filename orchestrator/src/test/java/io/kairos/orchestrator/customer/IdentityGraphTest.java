package io.kairos.orchestrator.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityGraphTest {
    private final Map<Identity, Owner> stored = new HashMap<>();

    @Test
    void events_of_one_anonymous_id_belong_to_one_new_customer() {
        IdentityGraph graph = graph(anonymous("a"), anonymous("a"), anonymous("b"));

        assertThat(graph.resolved().get(0)).isEqualTo(graph.resolved().get(1));
        assertThat(graph.resolved().get(2)).isNotEqualTo(graph.resolved().get(0));
        assertThat(graph.created()).hasSize(2);
    }

    @Test
    void identify_merges_a_stored_anonymous_customer_into_the_user() {
        UUID anonymous = stored(Identity.anonymousId("a"), false);
        UUID known = stored(Identity.userId("u"), true);

        IdentityGraph graph = graph(anonymous("a"), joining("u", "a"), anonymous("a"));

        assertThat(graph.merges()).containsExactly(new Merge(anonymous, known));
        assertThat(graph.resolved()).containsOnly(known);
    }

    @Test
    void an_anonymous_customer_that_never_was_stored_needs_no_merge() {
        IdentityGraph graph = graph(anonymous("a"), joining("u", "a"));

        assertThat(graph.merges()).isEmpty();
        assertThat(graph.created()).hasSize(1).containsValue(Optional.of("u"));
        assertThat(graph.resolved().get(0)).isEqualTo(graph.resolved().get(1));
        assertThat(graph.linked()).containsOnlyKeys(Identity.anonymousId("a"), Identity.userId("u"));
    }

    @Test
    void a_track_with_both_identifiers_belongs_to_the_user_and_joins_nothing() {
        UUID anonymous = stored(Identity.anonymousId("a"), false);

        IdentityGraph graph =
                graph(new Claim(Optional.of("u"), Optional.of("a"), Optional.empty(), false), anonymous("a"));

        assertThat(graph.merges()).isEmpty();
        assertThat(graph.resolved().get(0)).isNotEqualTo(anonymous);
        assertThat(graph.resolved().get(1)).isEqualTo(anonymous);
    }

    @Test
    void an_anonymous_id_of_another_known_customer_stays_where_it_is() {
        UUID first = stored(Identity.userId("first"), true);
        stored.put(Identity.anonymousId("shared"), new Owner(first, true));
        UUID second = stored(Identity.userId("second"), true);

        IdentityGraph graph = graph(joining("second", "shared"), anonymous("shared"));

        assertThat(graph.resolved()).containsExactly(second, first);
        assertThat(graph.merges()).isEmpty();
        assertThat(graph.refused()).isEmpty();
    }

    @Test
    void alias_merges_the_anonymous_customer_of_the_previous_id() {
        UUID anonymous = stored(Identity.anonymousId("a"), false);
        UUID known = stored(Identity.userId("u"), true);

        IdentityGraph graph = graph(alias("u", "a"));

        assertThat(graph.merges()).containsExactly(new Merge(anonymous, known));
    }

    @Test
    void alias_from_a_user_id_gives_the_customer_a_further_one() {
        UUID known = stored(Identity.userId("old"), true);

        IdentityGraph graph = graph(alias("new", "old"));

        assertThat(graph.resolved()).containsExactly(known);
        assertThat(graph.linked()).containsEntry(Identity.userId("new"), known);
        assertThat(graph.renamed(known)).isEqualTo("new");
        assertThat(graph.created()).isEmpty();
    }

    @Test
    void alias_between_two_known_customers_is_refused() {
        stored(Identity.userId("old"), true);
        stored(Identity.userId("new"), true);

        IdentityGraph graph = graph(anonymous("a"), alias("new", "old"));

        assertThat(graph.refused()).containsExactly(1);
        assertThat(graph.merges()).isEmpty();
    }

    @Test
    void two_anonymous_customers_merge_into_one_user() {
        UUID phone = stored(Identity.anonymousId("phone"), false);
        UUID laptop = stored(Identity.anonymousId("laptop"), false);

        IdentityGraph graph = graph(joining("u", "phone"), joining("u", "laptop"));

        UUID user = graph.resolved().get(0);
        assertThat(graph.merges()).containsExactlyInAnyOrder(new Merge(phone, user), new Merge(laptop, user));
        assertThat(graph.created()).containsOnlyKeys(user);
    }

    private UUID stored(Identity identity, boolean known) {
        UUID id = UUID.randomUUID();
        stored.put(identity, new Owner(id, known));
        return id;
    }

    private IdentityGraph graph(Claim... claims) {
        IdentityGraph graph = new IdentityGraph(stored, UUID::randomUUID);
        for (Claim claim : claims) graph.add(claim);
        return graph;
    }

    private static Claim anonymous(String id) {
        return new Claim(Optional.empty(), Optional.of(id), Optional.empty(), false);
    }

    private static Claim joining(String user, String anonymous) {
        return new Claim(Optional.of(user), Optional.of(anonymous), Optional.empty(), true);
    }

    private static Claim alias(String user, String previous) {
        return new Claim(Optional.of(user), Optional.empty(), Optional.of(previous), true);
    }
}
