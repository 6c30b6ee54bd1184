package io.kairos.orchestrator.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
class PurchaseHistoryIT {
    private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");

    @Autowired
    PurchaseHistory purchases;

    @Autowired
    JdbcTemplate jdbc;

    private final UUID customer = UUID.randomUUID();

    @Test
    void tells_every_purchase_of_the_product_type_up_to_the_one_that_opened_the_need() {
        Need first = bought("coffee", FIRST);
        Need second = bought("coffee", FIRST.plus(Duration.ofDays(21)));
        bought("tea", FIRST.plus(Duration.ofDays(3)));
        Need third = bought("coffee", FIRST.plus(Duration.ofDays(43)));

        assertThat(purchases.upTo(third)).containsExactly(first.openedAt(), second.openedAt(), third.openedAt());
        assertThat(purchases.upTo(second)).containsExactly(first.openedAt(), second.openedAt());
    }

    @Test
    void tells_a_need_that_is_not_stored_yet_from_its_own_purchase() {
        Need fresh = need("coffee", FIRST);

        assertThat(purchases.upTo(fresh)).containsExactly(FIRST);
    }

    private Need bought(String productType, Instant at) {
        Need need = need(productType, at);
        jdbc.update(
                "insert into need (customer_id, id, product_type, subject, state, opened_at, changed_at, expires_at) values (?, ?, ?, 'Blend 1', 'open', ?, ?, ?)",
                customer,
                need.id(),
                productType,
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                need.expiresAt().atOffset(ZoneOffset.UTC));
        return need;
    }

    private Need need(String productType, Instant at) {
        return new Need(
                customer,
                UUID.randomUUID(),
                productType,
                "Blend 1",
                NeedState.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                at,
                at,
                at.plus(Duration.ofDays(120)),
                Optional.empty());
    }
}
