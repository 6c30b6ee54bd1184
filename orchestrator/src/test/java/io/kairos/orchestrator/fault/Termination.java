package io.kairos.orchestrator.fault;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** F21: a node is told to end while it works off a burst; another goes on. */
final class Termination implements Scenario {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final int each;

    Termination(int each) {
        this.each = each;
    }

    @Override
    public String id() {
        return "F21";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Node node = rig.node();
        Client client = new Client(node);
        List<String> mix = Rig.mix(each, random);
        int before = rig.fakes.taken();
        int endAt = random.nextInt(1, mix.size() * 9 / 10);
        List<Message> messages = rig.ground.queue("service", mix);
        while (rig.fakes.taken() - before < endAt && rig.ground.unsettled(messages) > 0) {
            client.track("Article Read", "{}");
        }
        long began = System.nanoTime();
        node.terminate();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        tally.expect(took.compareTo(MOST) <= 0, "F21 it took " + took + " to end");

        rig.node();
        rig.awaitSettled(messages);
        int unknown = rig.ground.count(messages, "unknown");
        tally.expect(unknown == 0, "F21 left " + unknown + " unknown");
        rig.check(messages, tally);
        Events.check(rig, client, tally);
    }
}
