package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lanes work side by side, and nobody notices but by the time it takes. */
class CaptureLanesIT extends LaneRig {
    @Test
    void one_lane_stores_while_another_waits_and_the_answer_comes_when_both_have() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger first = new AtomicInteger();
        effects.before = () -> {
            both.countDown();
            if (first.getAndIncrement() == 0) await(open);
        };
        List<CapturedEvent> events =
                IntStream.range(0, 40).mapToObj(i -> track("u" + i, "seen", -5)).toList();

        CompletableFuture<CaptureReceipt> receipt = lane(transactions).submit(events);

        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(receipt).isNotDone();
        open.countDown();
        assertThat(receipt.join()).isEqualTo(new CaptureReceipt(40, 0, List.of()));
        assertThat(stored()).isEqualTo(40);
    }

    @Test
    void what_goes_wrong_in_one_lane_is_no_matter_to_the_other() {
        effects.broken = "broken";
        List<CapturedEvent> events = IntStream.range(0, 60)
                .mapToObj(i -> track("u" + i, i % 20 == 7 ? "broken" : "good", -100 + i))
                .toList();

        CaptureReceipt receipt = lane(transactions).submit(events).join();

        assertThat(receipt.accepted()).isEqualTo(57);
        assertThat(receipt.failed()).extracting(CaptureReceipt.Failed::index).containsExactly(7, 27, 47);
        assertThat(stored()).isEqualTo(57);
    }

    /** By a user id, by a visitor's id, by both: whoever is known by two names comes from two lanes. */
    @Test
    void events_of_one_customer_take_effect_in_their_order_whatever_they_name() {
        CaptureLanes lanes = lane(transactions, 10_000);
        List<CompletableFuture<CaptureReceipt>> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String who = Integer.toString(i);
            answers.add(lanes.submit(List.of(anonymous("a" + who, who + " 1", -9))));
            answers.add(lanes.submit(List.of(track("u" + who, who + " 2", -8))));
            answers.add(lanes.submit(List.of(
                    identify("u" + who, Optional.of("a" + who), -7, Map.of("step", i)),
                    track("u" + who, who + " 4", -6))));
            answers.add(lanes.submit(List.of(anonymous("a" + who, who + " 5", -5))));
        }
        answers.forEach(answer -> assertThat(answer.join().failed()).isEmpty());

        for (int i = 0; i < 60; i++) {
            String prefix = i + " ";
            assertThat(effects.applied)
                    .extracting(StoredEvent::name)
                    .filteredOn(name -> name.startsWith(prefix))
                    .containsSubsequence(prefix + 2, prefix + 4, prefix + 5)
                    .containsSubsequence(prefix + 1, prefix + 4);
            assertThat(names("u" + i)).containsExactly(i + " 1", i + " 2", "identify", i + " 4", i + " 5");
        }
        assertThat(jdbc.sql("select count(distinct customer_id) from identity where value like ?")
                        .param(id + "_%")
                        .query(Long.class)
                        .single())
                .isEqualTo(60);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
