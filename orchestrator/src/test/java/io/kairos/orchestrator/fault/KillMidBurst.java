package io.kairos.orchestrator.fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** F1: the process is killed while it works off a burst, at any instant; another one starts on what is left. */
final class KillMidBurst implements Scenario {
    private static final int WORKERS = 8;
    private static final String LEASE_EXPIRED = " lease-expired";

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
            List<Message> sent =
                    messages.stream().filter(one -> one.kind() == channel).toList();
            Map<String, Integer> unknown = unknown(rig, sent);
            int ofKilled = unknown.getOrDefault(node.name() + LEASE_EXPIRED, 0);
            tally.expect(
                    ofKilled <= WORKERS,
                    "F1 left " + ofKilled + " unknown by " + channel.id() + ", more than are on the wire at a time");
            unknown.remove(node.name() + LEASE_EXPIRED);
            tally.expect(
                    unknown.isEmpty(), "F1 left more unknown by " + channel.id() + " than by the kill: " + unknown);
        });
        rig.awaitSettledWithoutPauses(messages);
        rig.check(messages, tally);
        Events.check(rig, client, tally);
    }

    /** How many of these are unknown, by the node that had put them on the wire, and why. */
    private static Map<String, Integer> unknown(Rig rig, List<Message> sent) {
        Map<String, Integer> unknown = new HashMap<>();
        rig.ground
                .jdbc()
                .query(
                        """
                select (select m.node from fault_move m where m.dispatch_id = d.id and m.to_state = 'sending'
                        order by m.seq desc limit 1) || ' ' || d.close_code as node, count(*) as unknown
                from dispatch d where d.id = any(?::uuid[]) and d.state = 'unknown' group by 1
                """,
                        row -> {
                            unknown.put(row.getString("node"), row.getInt("unknown"));
                        },
                        (Object) sent.stream().map(one -> one.id().toString()).toArray(String[]::new));
        return unknown;
    }
}
