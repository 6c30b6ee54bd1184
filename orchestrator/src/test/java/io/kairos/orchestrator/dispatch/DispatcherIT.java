package io.kairos.orchestrator.dispatch;

import static io.kairos.orchestrator.dispatch.DispatchTables.zoneWhereItIs;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which messages go, when, and what is held or refused. */
class DispatcherIT extends DispatchCase {
    @Test
    void sends_a_due_message_once_and_says_why() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        NewDispatch later = added(ada.reminder(clock.instant().plusSeconds(1), 2, Optional.empty()));

        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isEqualTo(1);
        assertThat(channel.taken(later)).isZero();
        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", "id-" + due.id())
                .containsEntry("attempts", 1);
        assertThat(instant("sent_at", due)).isEqualTo(clock.instant());
        assertThat(tables.decisions(due.id())).containsExactly("send send");
        assertThat(jdbc.queryForList(
                        "select r ->> 'code' from decision, json_array_elements(reasons) r where dispatch_id = ?",
                        String.class,
                        due.id()))
                .containsExactly(
                        "send-due",
                        "need-open",
                        "not-suppressed",
                        "consent-granted",
                        "no-control-group",
                        "address-known",
                        "no-deadline",
                        "in-time",
                        "outside-quiet-hours",
                        "no-legal-window",
                        "no-better-message",
                        "under-cap");
    }

    @Test
    void writes_to_the_customers_address_with_a_way_to_unsubscribe() {
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(channel));

        OutboundMessage message = channel.taken().stream()
                .filter(one -> one.dispatchId().equals(due.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(message.address()).isEqualTo("c-" + ada.customerId() + "@example.org");
        assertThat(message.content().subject()).contains("Oslo");
        assertThat(message.content().text()).contains("Ada").contains("/unsubscribe/");
        assertThat(message.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(message.headers().get("List-Unsubscribe"))
                .startsWith("<http")
                .contains("/unsubscribe/")
                .endsWith(">");
    }

    @Test
    void holds_a_message_through_the_quiet_hours_and_then_sends_it() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(night.reminder(clock.instant()));
        Dispatcher dispatcher = rig.dispatcher(channel);

        rig.drain(dispatcher);
        assertThat(tables.state(due.id())).isEqualTo("held");
        Instant morning = instant("not_before", due);
        assertThat(morning.atZone(java.time.ZoneId.of(zoneWhereItIs(23, clock.instant())))
                        .getHour())
                .isEqualTo(8);
        assertThat(dispatcher.nextDue())
                .hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(morning));
        clock.setTo(morning);
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(tables.decisions(due.id())).containsExactly("hold quiet-hours", "send send");
    }

    @Test
    void refuses_a_message_that_the_quiet_hours_would_hold_beyond_its_deadline() {
        Reachable night = tables.reachableCustomer(clock.instant(), zoneWhereItIs(23, clock.instant()));
        NewDispatch due = added(
                night.reminder(clock.instant(), 1, Optional.of(clock.instant().plusSeconds(3_600))));

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "refused")
                .containsEntry("close_code", "quiet-hours");
        assertThat(jdbc.queryForList(
                        "select r ->> 'code' from decision, json_array_elements(reasons) r where dispatch_id = ?",
                        String.class,
                        due.id()))
                .containsExactly("quiet-hours", "hold-past-deadline");
        assertThat(jdbc.queryForObject(
                        "select json_array_length(inputs -> 'guards') from decision where dispatch_id = ?",
                        Integer.class,
                        due.id()))
                .isEqualTo(10);
    }

    @Test
    void refuses_what_nobody_agreed_to_and_what_cannot_be_written() {
        NewDispatch news = added(of(ada, "email", "news", "reminder", 1));
        NewDispatch unwritable = added(of(ada, "email", "reminders", "no-such-message", 2));
        NewDispatch unreachable = added(of(ada, "postal", "reminders", "reminder", 3));
        tables.consent(ada.customerId(), "postal", "*", "granted", clock.instant());

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.decisions(news.id())).containsExactly("refuse consent-missing");
        assertThat(tables.decisions(unwritable.id())).containsExactly("refuse content-failed");
        assertThat(tables.decisions(unreachable.id())).containsExactly("refuse channel-missing");
    }

    @Test
    void holds_the_second_message_of_a_day_until_the_day_is_over() {
        Instant start = clock.instant();
        NewDispatch first = added(ada.reminder(start));
        NewDispatch second = added(ada.reminder(start, 2, Optional.empty()));
        Dispatcher dispatcher = rig.dispatcher(channel);

        rig.drain(dispatcher);
        assertThat(Set.of(tables.state(first.id()), tables.state(second.id())))
                .containsExactlyInAnyOrder("accepted", "held");
        clock.setTo(start.plus(Duration.ofDays(1)));
        rig.drain(dispatcher);

        assertThat(tables.state(first.id())).isEqualTo("accepted");
        assertThat(tables.state(second.id())).isEqualTo("accepted");
        assertThat(channel.taken(first) + channel.taken(second)).isEqualTo(2);
    }

    @Test
    void breaches_no_cap_when_redis_is_emptied_again_and_again() {
        Instant start = clock.instant();
        List<Reachable> customers = IntStream.range(0, 12)
                .mapToObj(i -> tables.reachableCustomer(start))
                .toList();
        for (int round = 1; round <= 6; round++) {
            int number = round;
            queue.add(customers.stream()
                    .map(customer -> customer.reminder(start, number, Optional.empty()))
                    .toList());
        }
        Dispatcher dispatcher = rig.dispatcher(channel);
        for (int step = 0; step < 10 * 24; step++) {
            if (step % 7 == 0) {
                redis.sync().flushall();
            }
            rig.drain(dispatcher);
            clock.advance(Duration.ofHours(1));
        }

        for (Reachable customer : customers) {
            List<Instant> sent = jdbc
                    .queryForList(
                            "select sent_at from dispatch where customer_id = ? and sent_at is not null order by"
                                    + " sent_at",
                            OffsetDateTime.class,
                            customer.customerId())
                    .stream()
                    .map(OffsetDateTime::toInstant)
                    .toList();
            assertThat(sent).as("held messages go out when they may").hasSizeGreaterThanOrEqualTo(4);
            for (int i = 1; i < sent.size(); i++) {
                assertThat(Duration.between(sent.get(i - 1), sent.get(i))).isGreaterThanOrEqualTo(Duration.ofDays(1));
                if (i >= 3) {
                    assertThat(Duration.between(sent.get(i - 3), sent.get(i)))
                            .isGreaterThanOrEqualTo(Duration.ofDays(7));
                }
            }
        }
    }
}
