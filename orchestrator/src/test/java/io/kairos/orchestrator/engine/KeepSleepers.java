package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Writes a {@link KeptSleeper} of each of many random processes, to choose from when the format of states changes. */
final class KeepSleepers {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private KeepSleepers() {}

    /** @param arguments the folder to write into */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        try (var sleeping = new SleepingForm(TestDatabase.fresh().database())) {
            for (long seed = 1; seed <= 200; seed++) {
                keep(sleeping, seed, folder);
            }
        }
    }

    private static void keep(SleepingForm sleeping, long seed, Path folder) throws IOException {
        var random = new SplittableRandom(seed);
        var key = "p" + seed;
        var bpmn = new RandomJourney(random).bpmn(key);
        var instance = new UUID(random.nextLong(), random.nextLong());
        sleeping.clear();
        ClockUtil.setCurrentTime(Date.from(START));
        sleeping.deploy(key, bpmn);
        sleeping.start(key, List.of(instance));
        try {
            sleeping.fireDue();
            sleeping.pass(Duration.ofMinutes(6));
            if (sleeping.isAsleep(instance) && !bpmn.contains("callActivity")) {
                Files.writeString(folder.resolve(key + ".json"), KeptSleeper.keep(sleeping, key, bpmn, instance));
            }
        } catch (IllegalStateException e) {
            System.out.println(key + " is not kept: " + e.getMessage());
        }
    }
}
