package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A submitted list while its events are stored, by several lanes perhaps; answered when the last of them is settled. */
final class Submission {
    private final CompletableFuture<CaptureReceipt> future = new CompletableFuture<>();
    private final List<CaptureReceipt.Failed> failed = new ArrayList<>();
    private @Nullable Throwable failure;
    private int open;
    private int accepted;
    private int duplicates;

    Submission(int size) {
        this.open = size;
    }

    /** One event of a submission. What it waits for is guarded by {@link UnderWay}. */
    static final class Entry {
        private final CapturedEvent event;
        private final Submission submission;
        private final int index;
        private List<Entry> earlier = List.of();
        private boolean settled;
        private boolean answered;

        Entry(CapturedEvent event, Submission submission, int index) {
            this.event = event;
            this.submission = submission;
            this.index = index;
        }

        CapturedEvent event() {
            return event;
        }

        void waitFor(List<Entry> earlier) {
            this.earlier = List.copyOf(earlier);
        }

        boolean waits() {
            return !earlier.isEmpty();
        }

        boolean isItsTurn() {
            return earlier.stream().allMatch(entry -> entry.settled);
        }

        /** Whoever waits for this one goes on, and it holds nobody in memory any more. */
        void settle() {
            settled = true;
            earlier = List.of();
        }

        void accept() {
            submission.close(this, () -> submission.accepted++);
        }

        void knowAlready() {
            submission.close(this, () -> submission.duplicates++);
        }

        void refuse(Problem problem) {
            submission.close(this, () -> submission.failed.add(new CaptureReceipt.Failed(index, problem)));
        }

        void fail(Throwable cause) {
            submission.close(this, () -> submission.failure = cause);
        }
    }

    private void close(Entry entry, Runnable note) {
        synchronized (this) {
            // What was stored before its batch failed stays stored.
            if (entry.answered) return;
            entry.answered = true;
            note.run();
            if (--open > 0) return;
        }
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            failed.sort(Comparator.comparingInt(CaptureReceipt.Failed::index));
            future.complete(new CaptureReceipt(accepted, duplicates, List.copyOf(failed)));
        }
    }

    CompletableFuture<CaptureReceipt> future() {
        return future;
    }
}
