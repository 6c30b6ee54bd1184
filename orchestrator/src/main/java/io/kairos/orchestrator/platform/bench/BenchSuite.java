package io.kairos.orchestrator.platform.bench;

import java.util.List;

/**
 * Measurements that belong together. A suite is a public class with a public constructor without parameters among the test
 * sources, named in {@code META-INF/services/io.kairos.orchestrator.platform.bench.BenchSuite} there; it may use libraries
 * that the program does not ship.
 */
public interface BenchSuite {
    /** The word that asks for it: {@code kairos bench NAME}. */
    String name();

    /** Measures, and cleans up. */
    List<BenchRow> run(BenchRun run) throws Exception;
}
