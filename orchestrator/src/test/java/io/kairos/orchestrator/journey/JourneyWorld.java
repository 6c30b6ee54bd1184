package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer in a test: sends events, lets virtual time pass, and says which elements the tokens visited. */
@TestComponent
public class JourneyWorld {
    private final Capture capture;
    private final VirtualClock clock;
    private final List<Pump> pumps;
    private final JdbcClient jdbc;

    JourneyWorld(Capture capture, VirtualClock clock, List<Pump> pumps, JdbcClient jdbc) {
        this.capture = capture;
        this.clock = clock;
        this.pumps = pumps;
        this.jdbc = jdbc;
    }

    public Instant now() {
        return clock.instant();
    }

    public String newCustomer() {
        var userId = "test-" + UUID.randomUUID();
        send(
                userId,
                EventType.IDENTIFY,
                "identify",
                Map.of(
                        "email",
                        userId + "@customers.example",
                        "timezone",
                        "Europe/Paris",
                        "consents",
                        Map.of("email", Map.of("reminders", true, "recommendations", true))));
        return userId;
    }

    public void identify(String userId, Map<String, Object> traits) {
        send(userId, EventType.IDENTIFY, "identify", traits);
    }

    public void track(String userId, String name, Map<String, Object> properties) {
        send(userId, EventType.TRACK, name, properties);
    }

    /** An event about a trip of three nights to Lisbon that begins so many days from now. */
    public void trip(String userId, String name, int daysAhead) {
        var arrival = now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(daysAhead);
        track(
                userId,
                name,
                Map.of(
                        "destination",
                        "Lisbon",
                        "destination_zone",
                        "Europe/Lisbon",
                        "check_in",
                        arrival.toString(),
                        "check_out",
                        arrival.plusDays(3).toString(),
                        "nights",
                        3));
    }

    private void send(String userId, EventType type, String name, Map<String, Object> properties) {
        var event = new CapturedEvent(
                UUID.randomUUID().toString(),
                type,
                name,
                Optional.of(userId),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                properties,
                Map.of(),
                "test");
        capture.submit(List.of(event)).join();
    }

    /** Lives through everything due in this time, each at its own instant. */
    public void pass(Duration time) {
        var end = clock.instant().plus(time);
        settle();
        for (var next = nextDue(end); next.isPresent(); next = nextDue(end)) {
            if (next.get().isAfter(clock.instant())) {
                clock.setTo(next.get());
            }
            settle();
        }
        clock.setTo(end);
        settle();
    }

    private Optional<Instant> nextDue(Instant end) {
        return pumps.stream()
                .map(Pump::nextDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .filter(due -> !due.isAfter(end));
    }

    /** Does all that is due at this instant. */
    public void settle() {
        boolean busy = true;
        while (busy) {
            busy = pumps.stream().mapToInt(Pump::runOnce).sum() > 0;
        }
    }

    /** Ids of the elements visited in a journey, in order. */
    public List<String> visited(String userId, String journeyId) {
        return jdbc.sql("""
                        select v.element_id from journal j
                        cross join unnest(j.elements) with ordinality as v (element_id, place)
                        join enrolment e on e.customer_id = j.customer_id and e.id = j.enrolment_id
                        join identity i on i.customer_id = j.customer_id and i.kind = 'user_id'
                        where i.value = ? and e.journey_id = ? order by j.seq, v.place
                        """).param(userId).param(journeyId).query(String.class).list();
    }

    /** One column of one row about this customer; the query takes the customer's id. */
    public <T> List<T> ask(String userId, String sql, Class<T> type) {
        return jdbc.sql(sql).param(id(userId)).query(type).list();
    }

    /** The customer this user is. */
    public UUID id(String userId) {
        return jdbc.sql("select customer_id from identity where kind = 'user_id' and value = ?")
                .param(userId)
                .query(UUID.class)
                .single();
    }
}
