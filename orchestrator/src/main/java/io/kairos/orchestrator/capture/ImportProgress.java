package io.kairos.orchestrator.capture;

/**
 * How far an import has come.
 *
 * @param lines read so far, without blank ones and the header
 * @param accepted stored with their effects
 * @param duplicates known before
 * @param refused written to the file of refused lines
 */
public record ImportProgress(long lines, long accepted, long duplicates, long refused) {
    static final ImportProgress NONE = new ImportProgress(0, 0, 0, 0);

    ImportProgress plus(CaptureReceipt receipt, int more, int refusedBefore) {
        return new ImportProgress(
                lines + more,
                accepted + receipt.accepted(),
                duplicates + receipt.duplicates(),
                refused + refusedBefore + receipt.failed().size());
    }
}
