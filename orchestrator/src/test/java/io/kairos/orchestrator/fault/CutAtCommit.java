package io.kairos.orchestrator.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/** F10: the connection to PostgreSQL is cut at a commit, before it leaves or after it is done. */
final class CutAtCommit implements Scenario {
    private static final List<Pattern> MARKERS = List.of(SqlTap.SENDING, SqlTap.ACCEPTED, SqlTap.EVENT);
    private static final int CUTS = 3;

    private final int each;

    CutAtCommit(int each) {
        this.each = each;
    }

    @Override
    public String id() {
        return "F10";
    }

    @Override
    public int usualRuns() {
        return 15;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Node node = rig.alone();
        Pattern marker = MARKERS.get(random.nextInt(MARKERS.size()));
        SqlTap.Point point = random.nextBoolean() ? SqlTap.Point.COMMIT : SqlTap.Point.COMMITTED;
        Trap trap = new Trap(1);
        trap.cut();
        node.database().tap(new SqlTap(marker, point, trap, CUTS));
        Client client = new Client(node);
        List<Message> messages = rig.ground.queue("service", Rig.mix(each, random));
        for (int i = 0; i < 20; i++) {
            // as every client library does: what was not acknowledged is said again under the same id
            String id = UUID.randomUUID().toString();
            Rig.await(() -> client.track(id, "f-" + id, "Article Read", "{}", Optional.empty()), Rig.PATIENCE);
        }
        tally.expect(trap.awaitSprung(Rig.PATIENCE), "F10 no commit came by");
        rig.awaitSettled(messages);
        node.database().untap();
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
        Events.check(rig, client, tally);
        Set<String> said = Set.copyOf(client.acknowledged());
        tally.expect(said.size() == 20, "I1 events could not be said again");
    }
}
