package io.kairos.orchestrator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** F16: every event is said ten times, out of order, and some of them a day late. */
final class Repeats implements Scenario {
    private static final int TIMES = 10;
    private static final int IN_A_BATCH = 100;

    private final int events;

    /** @param events different ones; each customer has five */
    Repeats(int events) {
        this.events = events;
    }

    private record Said(String messageId, String userId, int number, String json) {}

    @Override
    public String id() {
        return "F16";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Client client = new Client(rig.node());
        Instant now = InstantSource.system().instant();
        String run = UUID.randomUUID().toString();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            // the fifth of each customer is the latest by time of occurrence, whenever it arrives
            Instant at = now.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(i % 5));
            String user = "r-" + run + "-" + i / 5;
            String id = run + "-" + i;
            said.add(new Said(
                    id,
                    user,
                    i % 5,
                    "{\"type\":\"identify\",\"messageId\":\"" + id + "\",\"userId\":\"" + user + "\",\"timestamp\":\""
                            + at + "\",\"traits\":{\"plan\":\"" + i % 5 + "\"}}"));
        }
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            all.addAll(said);
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        for (int from = 0; from < all.size(); from += IN_A_BATCH) {
            List<Said> batch = all.subList(from, Math.min(all.size(), from + IN_A_BATCH));
            boolean yes = client.batch(
                    batch.stream().map(Said::messageId).toList(),
                    batch.stream().map(Said::json).toList());
            tally.expect(yes, "F16 a batch was not taken");
        }
        Events.check(rig, client, tally);
        int stored = rig.ground.eventsOf("r-" + run + "-%");
        tally.expect(stored == events, "I1 " + events + " events, said ten times each, are stored as " + stored);
        List<String> last = rig.ground.trait("r-" + run + "-%", "plan");
        tally.expect(
                last.size() == events / 5 && last.stream().allMatch("4"::equals),
                "F16 the latest word does not stand: " + last);
    }
}
