package io.kairos.timing.bench;

import io.kairos.timing.TimingModels;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the heap of one bundle of all shipped models, by loading many and asking the collector what is left; a figure of one
 * model can only be smaller (the target is below 64 MB each). Good to a few per cent.
 */
public final class ModelHeap {

    private static final int COPIES = 40;

    private ModelHeap() {}

    public static void main(String[] args) throws InterruptedException {
        List<TimingModels> kept = new ArrayList<>(List.of(TimingModels.defaults()));
        long before = used();
        for (int i = 0; i < COPIES; i++) kept.add(TimingModels.defaults());
        double bytes = (used() - before) / (double) COPIES;
        System.out.printf("heap of all shipped models: %.2f MB (%d copies kept)%n", bytes / 1e6, kept.size());
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
