package io.kairos.orchestrator.fault;

import java.util.SplittableRandom;

/** One fault of the matrix. */
interface Scenario {
    /** Its number in the matrix, such as {@code F1}. */
    String id();

    /** How often it runs by default when the suite is called for. */
    int usualRuns();

    /** Lets it happen once on the rig, and notes what came of it. */
    void run(Rig rig, SplittableRandom random, Tally tally);
}
