package io.kairos.orchestrator.dispatch;

import static io.kairos.orchestrator.dispatch.DispatchTables.zoneWhereItIs;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.moment.Addressee;
import io.kairos.orchestrator.moment.ChannelFacts;
import io.kairos.orchestrator.moment.ChannelsAtHand;
import io.kairos.orchestrator.moment.CustomerPasts;
import io.kairos.orchestrator.moment.MomentQuestion;
import io.kairos.orchestrator.moment.Moments;
import io.kairos.orchestrator.need.Needs;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The guards with the queue, the timing models and the database: what the dispatcher makes of their words. */
@KairosTest
@Import(DispatchRig.class)
class GuardsAtSendIT {
    @Autowired
    DispatchRig rig;

    @Autowired
    CustomerPasts pasts;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @Autowired
    Moments moments;

    @Autowired
    Needs needs;

    @Autowired
    Customers customers;

    @Autowired
    ProductCatalogue catalogue;

    @Autowired
    ChannelNames names;

    private final ScriptedChannel channel = ScriptedChannel.accepting();
    private DispatchTables tables;
    private Reachable ada;

    @BeforeEach
    void customer() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
    }

    @Test
    void c10_a_message_held_overnight_is_asked_about_consent_again_when_it_goes() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(night.reminder(clock.instant()));
        rig.drain(rig.dispatcher(channel));

        tables.consent(
                night.customerId(), "email", "*", "denied", clock.instant().plusSeconds(1));
        clock.setTo(notBefore(due));
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.decisions(due.id())).containsExactly("hold quiet-hours", "refuse consent-denied");
    }

    @Test
    void c10_a_message_held_overnight_is_counted_again_when_it_goes() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch held = added(night.reminder(clock.instant()));
        rig.drain(rig.dispatcher(channel));
        Instant morning = notBefore(held);
        NewDispatch other = added(night.reminder(morning.minusSeconds(1), 2, Optional.empty()));
        worth(other, 50);

        clock.setTo(morning);
        rig.drain(rig.dispatcher(channel));

        assertThat(tables.state(other.id())).isEqualTo("accepted");
        assertThat(tables.state(held.id())).as("one email a day").isEqualTo("held");
    }

    /** Judged and about to leave, when the customer says no in one of the ways there are. */
    @ParameterizedTest(name = "I5: no to {1} by {0}")
    @CsvSource({"email, reminders", "email, *", "*, reminders", "*, *"})
    void i5_nothing_begins_after_an_opt_out_is_committed(String saidOfChannel, String saidOfTopic) {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Claim> claims = rig.store.waiting().claim("email", 10, clock.instant());
        List<Prepared.Ready> ready = rig.preparation(channel).prepare(claims, clock.instant()).stream()
                .map(Prepared.Ready.class::cast)
                .toList();

        tables.consent(
                ada.customerId(),
                saidOfChannel,
                saidOfTopic,
                "denied",
                clock.instant().plusSeconds(1));
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(
                ready.stream().map(one -> one.claim().request()).toList(), clock.instant());
        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ofMinutes(1)));
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.decisions(due.id())).containsExactly("refuse consent-denied");
    }

    @Test
    void of_two_that_compete_the_more_valuable_goes_and_the_other_names_it() {
        NewDispatch plain = added(ada.reminder(clock.instant()));
        NewDispatch valuable = added(ada.reminder(clock.instant(), 2, Optional.empty()));
        worth(plain, 3);
        worth(valuable, 30);

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(valuable.id())).containsExactly("send send");
        assertThat(tables.decisions(plain.id())).containsExactly("hold outranked");
        assertThat(reason(plain, "winner")).isEqualTo(valuable.id().toString());
        clock.setTo(notBefore(plain));
        rig.drain(rig.dispatcher(channel));
        assertThat(tables.state(plain.id())).isEqualTo("accepted");
    }

    @Test
    void who_is_outranked_beyond_the_deadline_is_refused_and_says_who_won() {
        NewDispatch plain = added(
                ada.reminder(clock.instant(), 1, Optional.of(clock.instant().plus(Duration.ofHours(3)))));
        NewDispatch valuable = added(ada.reminder(clock.instant(), 2, Optional.empty()));
        worth(valuable, 30);

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(plain.id())).containsExactly("refuse outranked");
        assertThat(reason(plain, "winner")).isEqualTo(valuable.id().toString());
    }

    @Test
    void a_winner_that_may_not_go_gives_its_turn_to_the_next() {
        NewDispatch plain = added(ada.reminder(clock.instant()));
        NewDispatch unwanted = added(ada.reminder(clock.instant(), 2, Optional.empty()));
        jdbc.update("update dispatch set topic = 'news' where id = ?", unwanted.id());
        worth(unwanted, 30);

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(unwanted.id())).containsExactly("refuse consent-missing");
        assertThat(tables.state(plain.id())).isEqualTo("accepted");
    }

    @Test
    void a_held_message_is_planned_by_the_timing_model_not_for_the_first_open_minute() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(night.reminder(clock.instant()));
        worth(due, 10);
        jdbc.update(
                "update decision set model = 'test', inputs = '{\"messagesLeft\": 1, \"sent\": []}' where id = ?",
                due.decisionId());
        Instant morning = clock.instant()
                .atZone(ZoneId.of(zoneWhereItIs(23, clock.instant())))
                .toLocalDate()
                .plusDays(1)
                .atTime(8, 0)
                .atZone(ZoneId.of(zoneWhereItIs(23, clock.instant())))
                .toInstant();
        var predicted = moments.best(
                catalogue.type("sofa").orElseThrow(),
                new MomentQuestion(
                        new Addressee(
                                requireNonNull(customers
                                        .find(Set.of(night.customerId()))
                                        .get(night.customerId())),
                                pasts.of(Set.of(night.customerId())).of(night.customerId()),
                                new ChannelsAtHand(
                                        false,
                                        "reminders",
                                        topic -> List.of(new ChannelFacts(
                                                "email", names.descriptor("email"), Optional.empty())))),
                        needs.find(List.of(night.customerId()), List.of(night.needId()))
                                .get(0),
                        List.of(),
                        1,
                        morning,
                        Optional.empty()));
        assertThat(predicted.send()).isTrue();
        assertThat(predicted.dueAt()).as("a sofa is not decided in a night").isAfter(morning.plus(Duration.ofDays(1)));

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(due.id())).containsExactly("hold quiet-hours");
        assertThat(notBefore(due)).isEqualTo(predicted.dueAt());
        assertThat(jdbc.queryForList(
                        "select r ->> 'code' from decision, json_array_elements(reasons) r where dispatch_id = ?",
                        String.class,
                        due.id()))
                .containsExactly("quiet-hours", "replanned");
    }

    private NewDispatch added(NewDispatch dispatch) {
        queue.add(List.of(dispatch));
        return dispatch;
    }

    /** Gives a message the moment decision that led to it. */
    private void worth(NewDispatch dispatch, double score) {
        jdbc.update(
                "insert into decision (customer_id, id, kind, at, outcome, score, reasons) values (?, ?, 'moment', ?, 'send', ?, '[]')",
                dispatch.customerId(),
                dispatch.decisionId(),
                DispatchTables.at(clock.instant()),
                score);
    }

    private Instant notBefore(NewDispatch dispatch) {
        return ((OffsetDateTime) requireNonNull(jdbc.queryForObject(
                        "select not_before from dispatch where id = ?", OffsetDateTime.class, dispatch.id())))
                .toInstant();
    }

    private String reason(NewDispatch dispatch, String param) {
        UUID id = dispatch.id();
        return jdbc.queryForList(
                        "select reasons -> 0 -> 'params' ->> ? from decision where dispatch_id = ? order by at",
                        String.class,
                        param,
                        id)
                .get(0);
    }
}
