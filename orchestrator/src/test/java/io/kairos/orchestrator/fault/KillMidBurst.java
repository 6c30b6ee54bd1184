package io.kairos.orchestrator.fault;

import java.util.List;
import java.util.SplittableRandom;

/** F1: the process is killed while it works off a burst, at any instant; another one starts on what is left. */
final class KillMidBurst implements Scenario {
    private static final int WORKERS = 8;

    private final int each;

    /** @param each messages by each channel, a tenth of it by letter */
    KillMidBurst(int each) {
        this.each = each;
    }

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public int usualRuns() {
        return 10;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Node node = rig.node();
        Client client = new Client(node);
        List<String> mix = Rig.mix(each, random);
        int before = rig.fakes.taken();
        int killAt = random.nextInt(1, mix.size() * 9 / 10);
        List<Message> messages = rig.ground.queue("service", mix);
        while (rig.fakes.taken() - before < killAt && rig.ground.unsettled(messages) > 0) {
            client.track("Article Read", "{}");
        }
        node.kill();

        rig.node();
        rig.awaitSettled(messages);
        // each channel has a lane, and so many hand-overs, of its own
        Channels.ALL.forEach(channel -> {
            int unknown = rig.ground.count(
                    messages.stream().filter(one -> one.kind() == channel).toList(), "unknown");
            tally.expect(
                    unknown <= WORKERS,
                    "F1 left " + unknown + " unknown by " + channel.id() + ", more than are on the wire at a time");
        });
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
        Events.check(rig, client, tally);
    }
}
