package io.kairos.orchestrator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** F2: the process dies at a named point, with one message of each channel in its hands. */
final class CrashPoints implements Scenario {
    private static final String TRIP =
            "{\"destination\":\"Lisbon\",\"check_in\":\"%s\",\"check_out\":\"%s\",\"adults\":2}";

    private final List<CrashPoint> points;

    CrashPoints(CrashPoint... points) {
        this.points = List.of(points);
    }

    @Override
    public String id() {
        return "F2";
    }

    @Override
    public int usualRuns() {
        return 2;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        points.forEach(point -> run(rig, point, tally));
    }

    private static void run(Rig rig, CrashPoint point, Tally tally) {
        rig.fakes.well();
        Node node = rig.alone();
        Trap trap = point.set(node, rig.fakes);
        String event = UUID.randomUUID().toString();
        List<Message> messages = List.of();
        CompletableFuture<Boolean> said = CompletableFuture.completedFuture(false);
        if (point == CrashPoint.MID_CORRELATE) {
            said = CompletableFuture.supplyAsync(() -> search(new Client(node), event));
        } else {
            messages = rig.ground.queue(
                    "service", Channels.ALL.stream().map(Channels::id).toList());
        }
        tally.expect(trap.awaitSprung(Duration.ofSeconds(60)), "F2 never came to " + point.words());
        node.kill();
        trap.cut();
        rig.fakes.well();
        tally.expect(!said.join(), "F2 acknowledged an event before its commit");

        Node next = rig.node();
        if (point == CrashPoint.MID_CORRELATE) {
            correlated(rig, new Client(next), event, tally);
        } else {
            recovered(rig, point, messages, tally);
        }
    }

    private static boolean search(Client client, String event) {
        java.time.LocalDate date =
                java.time.LocalDate.ofEpochDay(java.time.InstantSource.system().millis() / 86_400_000 + 60);
        return client.track(
                event, "trip-" + event, "Trip Searched", TRIP.formatted(date, date.plusDays(3)), Optional.empty());
    }

    /** What was never acknowledged left nothing behind; said again, it has its effect once. */
    private static void correlated(Rig rig, Client client, String event, Tally tally) {
        tally.expect(rig.ground.enrolments("trip-" + event) == 0, "I1 a journey began without its event");
        for (int i = 0; i < 3; i++) {
            tally.expect(search(client, event), "I1 the event was not taken when it was said again");
        }
        Events.check(rig, client, tally);
        int enrolments = rig.ground.enrolments("trip-" + event);
        tally.expect(enrolments == 1, "I1 one event began " + enrolments + " journeys");
    }

    private static void recovered(Rig rig, CrashPoint point, List<Message> messages, Tally tally) {
        rig.awaitSettled(messages);
        var rows = rig.ground.rows(messages);
        for (Message message : messages) {
            Row row = Optional.ofNullable(rows.get(message.id())).orElseThrow();
            boolean unknown = point.isInDoubt() && !message.kind().isRepeatable();
            tally.expect(
                    row.state().equals(unknown ? "unknown" : "accepted"),
                    "F2 " + message.channel() + " is " + row.state() + " after the end at " + point.words() + ": "
                            + row.moves());
            long wanted = wanted(point, message.kind());
            long accepted = rig.checker.acceptances(message);
            tally.expect(
                    accepted == wanted,
                    "F2 " + message.channel() + " was accepted " + accepted + " times after the end at " + point.words()
                            + ", not " + wanted);
        }
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
    }

    /** How often the provider has it, before an unknown end is looked into; a letter handed over again is the same file. */
    private static long wanted(CrashPoint point, Channels channel) {
        if (!point.isInDoubt() || channel == Channels.POSTAL) {
            return 1;
        }
        long first = point.isTaken() ? 1 : 0;
        return channel.isRepeatable() ? first + 1 : first;
    }
}
