package io.kairos.orchestrator.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.support.KairosTest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dates that cannot be meant refuse their event by name, and only theirs. */
@KairosTest
class TravelDatesIT {
    @Autowired
    private Capture capture;

    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_trip_into_the_past_is_refused_by_field_and_the_good_one_beside_it_is_kept() {
        var past = search(-10);
        var good = search(40);

        var receipt = capture.submit(List.of(past, good)).join();

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.index()).isZero();
            assertThat(failed.problem().code()).isEqualTo("date-in-the-past");
            assertThat(failed.problem().field()).contains("/properties/check_in");
        });
        assertThat(needsOf(past)).isZero();
        assertThat(needsOf(good)).isEqualTo(1);
    }

    private long needsOf(CapturedEvent event) {
        return jdbc.sql("""
                        select count(*) from need n join identity i on i.customer_id = n.customer_id
                        where i.kind = 'user_id' and i.value = ?
                        """)
                .param(event.userId().orElseThrow())
                .query(Long.class)
                .single();
    }

    private CapturedEvent search(int daysAhead) {
        LocalDate arrival = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(daysAhead);
        return new CapturedEvent(
                UUID.randomUUID().toString(),
                EventType.TRACK,
                "Trip Searched",
                Optional.of("dates-" + UUID.randomUUID()),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Map.of("destination", "Lisbon", "check_in", arrival.toString()),
                Map.of(),
                "test");
    }
}
