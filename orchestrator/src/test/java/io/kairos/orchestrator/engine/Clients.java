package io.kairos.orchestrator.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Four threads that ask an engine for something, the same number for every contender. */
final class Clients {
    private static final int COUNT = 4;

    private Clients() {}

    /** Has them do all of this between them. */
    static <T> void each(List<T> items, Consumer<T> work) {
        var clients = Executors.newFixedThreadPool(COUNT);
        var calls = items.stream()
                .map(item -> Executors.<Object>callable(() -> work.accept(item), true))
                .map(call -> (Callable<Object>) call)
                .toList();
        try {
            for (var done : clients.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdown();
        }
    }
}
