package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops messages for a customer who asked a colleague of ours, of one kind or all of them. */
@RestController
@RequestMapping(path = "/api/customers/{id}/stop", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class StopController {
    private static final String ALL = "*";

    private final PreferenceQuery query;
    private final Unsubscription unsubscription;
    private final Changes changes;
    private final JdbcClient jdbc;

    StopController(PreferenceQuery query, Unsubscription unsubscription, Changes changes, JdbcClient jdbc) {
        this.query = query;
        this.unsubscription = unsubscription;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /**
     * What can be stopped.
     *
     * @param waiting messages that a stop of everything would cancel
     * @param stopped whether everything is stopped already
     */
    record View(List<Row> lines, long waiting, boolean stopped) {
        /** @param waiting messages that a stop of this would cancel */
        record Row(String channel, String topic, boolean allowed, long waiting) {}
    }

    /** What to stop: {@code *} for every channel or topic. */
    record Asked(@Nullable String channel, @Nullable String topic) {}

    record Stopped(int cancelled) {}

    @GetMapping
    @Operation(summary = "What this customer gets, and how many messages wait to be sent")
    @Transactional(readOnly = true)
    View view(@PathVariable UUID id) {
        UUID customer = known(id);
        Preferences preferences = query.of(customer);
        return new View(
                preferences.lines().stream()
                        .map(line -> new View.Row(
                                line.channel(),
                                line.topic(),
                                line.allowed(),
                                waiting(new Line(customer, line.channel(), line.topic()))))
                        .toList(),
                waiting(new Line(customer, ALL, ALL)),
                preferences.stopped());
    }

    @PostMapping
    @Operation(summary = "Stops one kind of message or all; what waits is cancelled before the answer")
    @Transactional
    Stopped stop(@PathVariable UUID id, @RequestBody Asked asked) {
        UUID customer = known(id);
        Line line = new Line(
                customer,
                Optional.ofNullable(asked.channel()).orElse(""),
                Optional.ofNullable(asked.topic()).orElse(""));
        boolean offered = line.channel().equals(ALL) && line.topic().equals(ALL)
                || query.of(customer).lines().stream()
                        .anyMatch(one -> one.channel().equals(line.channel())
                                && one.topic().equals(line.topic()));
        if (!offered) {
            throw new ProblemException(Problem.at(400, "preference-unknown", "topic"));
        }
        int cancelled = unsubscription.stopFor(line);
        changes.tell(
                Speaker.name(),
                "customer.stop",
                customer.toString(),
                Optional.empty(),
                Optional.of(line.channel() + ", " + line.topic() + ": " + cancelled + " cancelled"));
        return new Stopped(cancelled);
    }

    private UUID known(UUID id) {
        UUID present = unsubscription.present(id);
        boolean there = jdbc.sql("select exists (select 1 from customer where id = ?)")
                .param(present)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new ProblemException(Problem.at(404, "message-customer-unknown", "id"));
        }
        return present;
    }

    private long waiting(Line line) {
        return jdbc.sql("""
                        select count(*) from dispatch
                        where customer_id = ? and ? in (channel, '*') and ? in (topic, '*')
                            and state in ('ready', 'held', 'claimed')
                        """)
                .param(line.customerId())
                .param(line.channel())
                .param(line.topic())
                .query(Long.class)
                .single();
    }
}
