package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.bench.BenchRow;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from a new date to the moved moment while 500 events come a second, one to a request: from the instant at which the
 * request is due, sent or not, to the answer, which comes after the commit that holds the event and the moment.
 */
final class NewDates {
    private static final int A_SECOND = 500;
    private static final int CLIENTS = 32;
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1) / A_SECOND;

    private final BenchWorld world;
    private final Visitors visitors;

    NewDates(BenchWorld world, Visitors visitors) {
        this.world = world;
        this.visitors = visitors;
    }

    List<BenchRow> rows(int many) throws Exception {
        visitors.clear();
        measure(trips("Trip Searched", many, 40));
        // The first turn is thrown away, as everywhere.
        measure(trips("Trip Dates Changed", many, 90));
        world.settle();
        var before = moved();
        double[] millis = measure(trips("Trip Dates Changed", many, 150));
        long moved = moved() - before;
        if (moved < many) {
            throw new IllegalStateException(moved + " of " + many + " moments moved");
        }
        Arrays.sort(millis);
        return List.of(
                BenchRow.alone(
                        "new date captured to moment moved, median, at " + A_SECOND + " events a second",
                        "ms",
                        millis[millis.length / 2]),
                BenchRow.alone(
                        "new date captured to moment moved, 99 of 100, at " + A_SECOND + " events a second",
                        "ms",
                        millis[Math.min(millis.length - 1, (int) Math.ceil(millis.length * 0.99))]));
    }

    private List<HttpRequest> trips(String name, int many, int ahead) {
        LocalDate in = LocalDate.ofInstant(world.bean(InstantSource.class).instant(), ZoneOffset.UTC)
                .plusDays(ahead);
        var requests = new ArrayList<HttpRequest>();
        for (int i = 0; i < many; i++) {
            requests.add(visitors.request(
                    "/v1/track",
                    visitors.event(
                            "track",
                            "traveller-" + i,
                            "\"event\":\"" + name
                                    + "\",\"properties\":{\"destination\":\"Lisbon\",\"destination_zone\":"
                                    + "\"Europe/Lisbon\",\"check_in\":\"" + in + "\",\"check_out\":\"" + in.plusDays(3)
                                    + "\",\"nights\":3}")));
        }
        return requests;
    }

    private double[] measure(List<HttpRequest> requests) throws Exception {
        var millis = new double[requests.size()];
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var running = new ArrayList<Future<?>>();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        for (int client = 0; client < CLIENTS; client++) {
            int first = client;
            running.add(clients.submit(() -> {
                for (int i = first; i < millis.length; i += CLIENTS) {
                    long due = begin + i * EVERY;
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    visitors.send(requests.get(i));
                    millis[i] = (System.nanoTime() - due) / 1e6;
                }
                return first;
            }));
        }
        for (var one : running) {
            one.get();
        }
        clients.shutdown();
        return millis;
    }

    private long moved() {
        var moved = world.jdbc().queryForObject("select count(*) from decision where kind = 'retime'", Long.class);
        return moved == null ? 0 : moved;
    }
}
