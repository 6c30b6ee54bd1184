package io.kairos.orchestrator.fault;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** F9: every process of PostgreSQL is killed in the middle of a burst, and PostgreSQL is started again at once. */
final class PostgresRestart implements Scenario {
    private static final Duration RESUMES = Duration.ofSeconds(30);

    private final int each;

    PostgresRestart(int each) {
        this.each = each;
    }

    @Override
    public String id() {
        return "F9";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Node node = rig.alone();
        Client client = new Client(node);
        List<String> mix = Rig.mix(each, random);
        int before = rig.fakes.taken();
        int killAt = random.nextInt(1, mix.size() * 9 / 10);
        List<Message> messages = rig.ground.queue("service", mix);
        while (rig.fakes.taken() - before < killAt && rig.ground.unsettled(messages) > 0) {
            client.track("Article Read", "{}");
        }
        rig.servers.killPostgres();
        rig.servers.startPostgres();
        int accepted = rig.ground.count(messages, "accepted");
        tally.expect(
                Rig.await(
                        () -> rig.ground.count(messages, "accepted") > accepted || rig.ground.unsettled(messages) == 0,
                        RESUMES),
                "I8 nothing was sent for " + RESUMES + " after PostgreSQL was back");
        tally.expect(node.isAlive(), "the node did not outlive a restart of PostgreSQL");
        tally.expect(
                Rig.await(() -> client.track("Article Read", "{}"), RESUMES),
                "I8 no event was taken for " + RESUMES + " after PostgreSQL was back");
        rig.awaitSettled(messages);
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
        Events.check(rig, client, tally);
    }
}
