package io.kairos.orchestrator.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How caps count, and what they say. */
class FrequencyCapsIT extends CapsRig {
    @Test
    void let_the_first_message_through_and_hold_the_second_until_a_day_after() {
        SendRequest first = request("reminders");
        SendRequest second = request("news");

        assertThat(ask(first, noon)).isInstanceOf(Verdict.Allow.class);
        assertThat(ask(second, noon.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Verdict.HoldUntil.class,
                        hold -> assertThat(hold.until()).isEqualTo(noon.plus(Duration.ofDays(1))));
        assertThat(ask(second, noon.plus(Duration.ofDays(1)))).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void hold_the_fourth_message_of_a_week() {
        for (int day = 0; day < 3; day++) {
            assertThat(ask(request("reminders"), noon.plus(Duration.ofDays(day))))
                    .isInstanceOf(Verdict.Allow.class);
        }

        assertThat(ask(request("reminders"), noon.plus(Duration.ofDays(3))))
                .isInstanceOfSatisfying(
                        Verdict.HoldUntil.class,
                        hold -> assertThat(hold.until()).isEqualTo(noon.plus(Duration.ofDays(7))));
    }

    @Test
    void count_a_dispatch_once_however_often_it_asks() {
        SendRequest message = request("reminders");

        assertThat(ask(message, noon)).isInstanceOf(Verdict.Allow.class);
        assertThat(ask(message, noon)).isInstanceOf(Verdict.Allow.class);
        assertThat(ask(message, noon.plusSeconds(3_600))).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void give_the_place_of_a_message_that_did_not_leave_to_another() {
        SendRequest first = request("reminders");
        Reservation reservation = caps.reserve(List.of(first), noon);

        caps.release(reservation, List.of(first));

        assertThat(ask(request("reminders"), noon)).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void neither_count_nor_hold_what_is_owed_to_the_customer() {
        assertThat(ask(request("service"), noon)).isInstanceOf(Verdict.Allow.class);
        assertThat(ask(request("reminders"), noon)).isInstanceOf(Verdict.Allow.class);
        assertThat(ask(request("service"), noon)).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void give_one_place_to_many_that_ask_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Verdict>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SendRequest request = request("reminders");
                asked.add(threads.submit(() -> ask(request, noon)));
            }
            int allowed = 0;
            for (Future<Verdict> answer : asked) {
                allowed += answer.get() instanceof Verdict.Allow ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void count_what_was_sent_to_a_customer_before_it_was_merged_into_this_one() {
        sent(noon);
        jdbc.update(
                "insert into customer (id, created_at, last_seen_at, merged_into) values (?, now(), now(), ?)",
                UUID.randomUUID(),
                ada);

        assertThat(ask(request("reminders"), noon.plusSeconds(60))).isInstanceOf(Verdict.HoldUntil.class);
    }

    /** Letters weigh 4, SMS 2: of 8 a week two letters, or four SMS, or some of both go, whoever asks first. */
    @ParameterizedTest(name = "I4: Redis emptied: {0}")
    @ValueSource(booleans = {false, true})
    void i4_the_pressure_of_all_channels_is_one_budget_however_many_ask_at_once(boolean emptied) throws Exception {
        if (emptied) {
            redis.sync().flushall();
        }
        List<SendRequest> allowed = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                SendRequest request = Asking.request(i % 2 == 0 ? "postal" : "sms", "reminders", Optional.empty(), ada);
                asked.add(threads.submit(() -> {
                    if (put(request) instanceof Verdict.Allow) {
                        allowed.add(request);
                    }
                }));
            }
            for (Future<?> answer : asked) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        int weight = allowed.stream()
                .mapToInt(request -> request.channel().equals("postal") ? 4 : 2)
                .sum();
        assertThat(weight).isBetween(7, 8);
    }

    @Test
    void say_which_budget_is_full() {
        assertThat(ask(Asking.request("postal", "reminders", Optional.empty(), ada), noon))
                .isInstanceOf(Verdict.Allow.class);
        assertThat(ask(Asking.request("postal", "reminders", Optional.empty(), ada), noon.plusSeconds(1)))
                .isInstanceOf(Verdict.Allow.class);

        assertThat(ask(Asking.request("sms", "reminders", Optional.empty(), ada), noon.plusSeconds(2)))
                .isInstanceOfSatisfying(Verdict.HoldUntil.class, hold -> {
                    assertThat(hold.reason().code()).isEqualTo("pressure-budget");
                    assertThat(hold.until()).isEqualTo(noon.plus(Duration.ofDays(7)));
                });
    }

    /** What the dispatcher does: asked again when the counters change in between, and written down in the same transaction. */
    private Verdict put(SendRequest request) {
        for (int i = 0; i < 100; i++) {
            Reservation reservation = caps.reserve(List.of(request), noon);
            Optional<Verdict> said = transactions.execute(status -> {
                Optional<Verdict> word = caps.settle(reservation, List.of(request), noon)
                        .map(all -> requireNonNull(all.get(request.dispatchId())));
                word.filter(Verdict.Allow.class::isInstance).ifPresent(yes -> sent(request, noon));
                return word;
            });
            if (said.isPresent()) {
                return said.get();
            }
        }
        throw new IllegalStateException("the counters never come to rest");
    }
}
