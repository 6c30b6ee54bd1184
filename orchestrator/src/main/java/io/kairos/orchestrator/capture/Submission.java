package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A submitted list while its events are stored; touched by the lane's thread only, but for its future. */
final class Submission {
    private final CompletableFuture<CaptureReceipt> future = new CompletableFuture<>();
    private final List<CaptureReceipt.Failed> failed = new ArrayList<>();
    private int open;
    private int accepted;
    private int duplicates;

    Submission(int size) {
        this.open = size;
    }

    /** One event of a submission. */
    record Entry(CapturedEvent event, Submission submission, int index) {
        void accept() {
            submission.accepted++;
            submission.closeOne();
        }

        void knowAlready() {
            submission.duplicates++;
            submission.closeOne();
        }

        void refuse(Problem problem) {
            submission.failed.add(new CaptureReceipt.Failed(index, problem));
            submission.closeOne();
        }

        void fail(Throwable cause) {
            submission.future.completeExceptionally(cause);
            submission.closeOne();
        }
    }

    private void closeOne() {
        if (--open > 0) return;
        failed.sort(Comparator.comparingInt(CaptureReceipt.Failed::index));
        future.complete(new CaptureReceipt(accepted, duplicates, List.copyOf(failed)));
    }

    CompletableFuture<CaptureReceipt> future() {
        return future;
    }
}
