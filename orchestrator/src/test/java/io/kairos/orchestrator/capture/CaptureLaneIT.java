package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every event is stored once, whole batches at a time, and takes effect with it. */
class CaptureLaneIT extends LaneRig {
    @Test
    void applies_effects_in_the_order_of_occurrence_after_the_events_are_written() {
        effects.before = () -> assertThat(names("u")).containsExactly("earlier", "later");

        capture(track("u", "later", -10), track("u", "earlier", -20));

        assertThat(effects.applied).extracting(StoredEvent::name).containsExactly("earlier", "later");
        assertThat(effects.applied).extracting(StoredEvent::customerId).containsOnly(customer("u"));
    }

    @Test
    void stores_together_what_comes_together() {
        List<Long> sizes = new CopyOnWriteArrayList<>();
        effects.before = () -> sizes.add(stored());
        CaptureLanes lane = lane(transactions);

        List<CompletableFuture<CaptureReceipt>> answers = IntStream.range(0, 200)
                .mapToObj(i -> lane.submit(
                        List.of(track("u" + i, "one", -5), track("u" + i, "two", -4), track("u" + i, "three", -3))))
                .toList();
        answers.forEach(CompletableFuture::join);

        assertThat(sizes).isNotEmpty().allMatch(size -> size % 3 == 0);
        assertThat(stored()).isEqualTo(600);
    }

    @Test
    void only_the_event_at_fault_fails() {
        effects.broken = "broken";
        List<CapturedEvent> events = IntStream.range(0, 40)
                .mapToObj(i -> track("u" + i % 7, i == 23 ? "broken" : "good", -100 + i))
                .toList();

        CaptureReceipt receipt = lane(transactions).submit(events).join();

        assertThat(receipt.accepted()).isEqualTo(39);
        assertThat(receipt.failed())
                .extracting(
                        CaptureReceipt.Failed::index, failed -> failed.problem().status())
                .containsExactly(tuple(23, 500));
        assertThat(stored()).isEqualTo(39);
        assertThat(effects.applied).hasSize(39);
    }

    @Test
    void events_that_effects_refuse_are_taken_out_and_may_come_again() {
        effects.refused = "refused";
        CapturedEvent bad = track("u", "refused", -5);

        CaptureReceipt receipt = capture(track("u", "good", -10), bad);

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.failed())
                .extracting(failed -> failed.problem().code())
                .containsExactly("text-expected");
        assertThat(names("u")).containsExactly("good");
        effects.refused = "";
        assertThat(capture(bad).accepted()).isEqualTo(1);
    }

    @Test
    void a_passing_failure_is_tried_again() {
        int[] calls = {0};
        effects.before = () -> {
            if (++calls[0] < 3) throw new PessimisticLockingFailureException("deadlock of the test");
        };

        assertThat(capture(track("u", "seen", -5), track("u", "bought", -4)).accepted())
                .isEqualTo(2);
        assertThat(calls[0]).isEqualTo(3);
        assertThat(names("u")).containsExactly("seen", "bought");
    }

    @Test
    void nothing_is_acknowledged_when_the_database_is_away() {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "n", "n");

        CompletableFuture<CaptureReceipt> receipt =
                lane(new DataSourceTransactionManager(nowhere)).submit(List.of(track("u", "seen", -5)));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(receipt::join)
                .withCauseInstanceOf(CaptureUnavailableException.class);
    }

    @Test
    void says_that_it_is_busy_when_the_queue_is_full() {
        CountDownLatch open = new CountDownLatch(1);
        effects.before = () -> await(open);
        CaptureLanes lane = lane(transactions, 2);
        CompletableFuture<CaptureReceipt> first = lane.submit(List.of(track("u", "one", -5), track("u", "two", -4)));

        assertThatExceptionOfType(CaptureBusyException.class)
                .isThrownBy(() -> lane.submit(List.of(track("u", "three", -3))));

        open.countDown();
        assertThat(first.join().accepted()).isEqualTo(2);
        assertThat(lane.submit(List.of(track("u", "three", -3))).join().accepted())
                .isEqualTo(1);
    }

    @Test
    void an_opt_out_is_taken_however_full_the_queue_is() {
        CountDownLatch open = new CountDownLatch(1);
        effects.before = () -> await(open);
        CaptureLanes lane = lane(transactions, 2);
        CompletableFuture<CaptureReceipt> first = lane.submit(List.of(track("u", "one", -5), track("u", "two", -4)));

        CompletableFuture<CaptureReceipt> alone = lane.submit(List.of(track("u", "Unsubscribed", -3)));
        assertThatExceptionOfType(CaptureBusyException.class)
                .isThrownBy(() -> lane.submit(List.of(track("v", "three", -3), track("v", "Unsubscribed", -2))));

        open.countDown();
        assertThat(first.join().accepted()).isEqualTo(2);
        assertThat(alone.join().accepted()).isEqualTo(1);
        lane.stop();
        assertThat(denied("u")).isPositive();
        assertThat(denied("v")).isPositive();
        assertThat(effects.applied).extracting(StoredEvent::name).doesNotContain("three");
    }

    private long denied(String user) {
        return jdbc.sql("""
                        select (select count(*) from consent c where c.customer_id = i.customer_id and c.status = 'denied')
                             + (select count(*) from suppression s where s.customer_id = i.customer_id)
                          from identity i where i.kind = 'user_id' and i.value = ?
                        """).param(id + user).query(Long.class).single();
    }

    @Test
    void a_lane_that_stops_stores_what_it_has_taken_and_takes_no_more() {
        CaptureLanes lane = lane(transactions);
        CompletableFuture<CaptureReceipt> taken = lane.submit(List.of(track("u", "one", -5), track("u", "two", -4)));

        lane.stop();

        assertThat(taken.join().accepted()).isEqualTo(2);
        assertThat(lane.submit(List.of(track("u", "three", -3)))).isCompletedExceptionally();
    }

    @Test
    void an_event_that_is_known_has_no_second_effect() {
        CapturedEvent event = track("u", "seen", -5);

        capture(event, event);
        CaptureReceipt again = capture(event);

        assertThat(again).isEqualTo(new CaptureReceipt(0, 1, List.of()));
        assertThat(effects.applied).hasSize(1);
    }

    @Test
    void many_lanes_at_once_store_everything_once_and_make_one_customer() {
        List<CaptureLanes> many =
                IntStream.range(0, 4).mapToObj(i -> lane(transactions)).toList();
        List<CapturedEvent> events = IntStream.range(0, 120)
                .mapToObj(i -> i % 3 == 0
                        ? identify("u", Optional.of("a" + i % 2), -200 + i, Map.of("step", i))
                        : i % 3 == 1 ? anonymous("a" + i % 2, "seen", -200 + i) : track("u", "bought", -200 + i))
                .toList();

        List<CaptureReceipt> receipts = many.stream().map(lane -> lane.submit(events)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(receipts.stream().mapToInt(CaptureReceipt::accepted).sum()).isEqualTo(120);
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.failed()).isEmpty());
        assertThat(stored()).isEqualTo(120);
        assertThat(Set.copyOf(names("u"))).containsExactlyInAnyOrder("identify", "seen", "bought");
        assertThat(names("u")).hasSize(120);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
