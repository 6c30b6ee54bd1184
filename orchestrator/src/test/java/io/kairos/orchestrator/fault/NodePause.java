package io.kairos.orchestrator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** F3: a node stands still for three leases with claims in its hands, another takes over, and the first goes on as if nothing had happened. */
final class NodePause implements Scenario {
    private static final int TRIES = 12;

    private final int each;

    NodePause(int each) {
        this.each = each;
    }

    /** Where it stands still. */
    private record Place(Pattern marker, SqlTap.Point point) {}

    private static final Place LEASED = new Place(SqlTap.LEASE, SqlTap.Point.WRITTEN);

    private static final List<Place> PLACES = List.of(
            new Place(SqlTap.CLAIM, SqlTap.Point.WRITTEN),
            new Place(SqlTap.SENDING, SqlTap.Point.COMMITTED),
            new Place(SqlTap.ACCEPTED, SqlTap.Point.WRITE));

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Node paused = rig.node();
        rig.other(paused);
        Place place = PLACES.get(random.nextInt(PLACES.size()));
        run(rig, paused, place, Rig.mix(each, random), tally);
    }

    /** The same where leased claims are in its hands and nothing has left. */
    void runAfterClaim(Rig rig, SplittableRandom random, Tally tally) {
        Node paused = rig.node();
        rig.other(paused);
        run(rig, paused, LEASED, Rig.mix(each, random), tally);
    }

    private static void run(Rig rig, Node paused, Place place, List<String> mix, Tally tally) {
        FaultProxy.Tap before = paused.database().tap();
        Trap trap = new Trap(1);
        SqlTap point = new SqlTap(place.marker(), place.point(), trap, 1);
        paused.database().tap(piece -> {
            point.see(piece);
            return before.see(piece);
        });
        List<Message> messages = new ArrayList<>(rig.ground.queue("service", mix));
        // the other node may have been quicker
        for (int i = 0; i < TRIES && !trap.awaitSprung(Duration.ofSeconds(5)); i++) {
            messages.addAll(rig.ground.queue("service", mix));
        }
        tally.expect(trap.awaitSprung(Duration.ZERO), "F3 the node never held a claim");
        paused.pause();
        trap.pass();
        long began = System.nanoTime();
        rig.awaitSettled(messages);
        Duration threeLeases = rig.lease().multipliedBy(3);
        Rig.await(() -> System.nanoTime() - began > threeLeases.toNanos(), threeLeases.plusSeconds(1));
        tally.expect(rig.ground.unsettled(messages) == 0, "I3 the other node did not take over");
        paused.goOn();
        awaitAwake(paused);
        paused.database().tap(before);
        rig.awaitSettled(messages);
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
    }

    /** It answers over HTTP again, and its work that was held has had its answers. */
    private static void awaitAwake(Node node) {
        Client client = new Client(node);
        Rig.await(() -> client.track("Article Read", "{}"), Rig.PATIENCE);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        Rig.await(() -> System.nanoTime() > end, Duration.ofSeconds(3));
    }
}
