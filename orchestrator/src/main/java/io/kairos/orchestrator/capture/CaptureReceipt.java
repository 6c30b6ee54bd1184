package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.List;

/**
 * What became of a submitted list.
 *
 * @param accepted stored now, with their effects
 * @param duplicates known by their message id before; nothing was done again
 * @param failed refused, each alone
 */
public record CaptureReceipt(int accepted, int duplicates, List<Failed> failed) {
    /** Event number {@code index} (from 0) of the submitted list, and why it was refused. */
    public record Failed(int index, Problem problem) {}
}
