package io.kairos.orchestrator.fault;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** A database that says "committed" before it is true, and dies: what the suite has to notice. */
final class AsynchronousCommit {
    private static final int EVENTS = 60;

    private AsynchronousCommit() {}

    /** Has PostgreSQL answer before anything is written, hands it events, and kills it. */
    static void run(Rig rig, SplittableRandom random, Tally tally) {
        Client client = new Client(rig.alone());
        rig.ground.commitAsynchronously(true);
        // the first commits wake the process that writes; those after it wait for its next round
        say(client, 5);
        say(client, EVENTS + random.nextInt(10));
        rig.servers.killPostgres();
        rig.servers.startPostgres();
        rig.ground.commitAsynchronously(false);
        Events.check(rig, client, tally);
    }

    private static void say(Client client, int events) {
        for (int i = 0; i < events; i++) {
            String id = UUID.randomUUID().toString();
            Rig.await(() -> client.track(id, "a-" + id, "Article Read", "{}", Optional.empty()), Rig.PATIENCE);
        }
    }
}
