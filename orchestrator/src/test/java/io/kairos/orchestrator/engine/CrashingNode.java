package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A node that wakes what is due and dies as by {@code kill -9} at a named point of a batch. */
final class CrashingNode {
    private static final int SOME = 7;

    private CrashingNode() {}

    /** @param arguments JDBC address, user, password, instant the clock shows, point */
    public static void main(String[] arguments) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(arguments[3])));
        var node = new SleepingForm(new DatabaseAddress(arguments[0], arguments[1], arguments[2]));
        var point = arguments[4];
        var steps = new AtomicInteger();
        node.bare().alsoAtStep(execution -> {
            LaneCrashIT.noteEffect(node.bare(), execution);
            if (point.equals("mid-batch") && steps.incrementAndGet() == SOME) {
                die();
            }
        });
        node.aroundBatches(work -> () -> {
            if (point.equals("after-claim")) {
                die();
            }
            work.run();
            // The other lane may be done before the process is gone; what it did is no more to be stored than the rest.
            if (point.equals("before-commit") || point.equals("mid-batch") && steps.get() >= SOME) {
                die();
            }
        });
        while (node.wake().runOnce() > 0) {}
        die();
    }

    /** Nothing is closed, flushed or rolled back by this process. */
    private static void die() {
        System.out.println("dying");
        Runtime.getRuntime().halt(137);
    }
}
