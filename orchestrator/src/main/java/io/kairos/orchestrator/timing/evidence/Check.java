package io.kairos.orchestrator.timing.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures some lines. */
interface Check {
    /**
     * Measures them.
     *
     * @param data folder of the data sets
     */
    List<Line> measure(Path data) throws IOException;
}
