package io.kairos.orchestrator.fault;

import io.kairos.channel.providers.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** F15: Twilio throttles, breaks, hangs and resets; every request it gets is one that was stored before. */
final class TwilioFaults implements Scenario {
    private final String channel;
    private final Duration patience;
    private final Duration asked;

    private TwilioFaults(String channel, Duration patience, Duration asked) {
        this.channel = channel;
        this.patience = patience;
        this.asked = asked;
    }

    static TwilioFaults asShipped() {
        return new TwilioFaults("sms", Rig.PATIENCE, Duration.ofMinutes(2));
    }

    /** With the SDK's hidden retries, which must not go unnoticed. */
    static TwilioFaults withHiddenRetries() {
        return new TwilioFaults(RetryingSms.ID, Duration.ofSeconds(4), Duration.ofSeconds(1));
    }

    @Override
    public String id() {
        return "F15";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        rig.node();
        List<Fault> faults = new ArrayList<>(List.of(
                Fault.busy(429, asked),
                Fault.busy(429, asked),
                Fault.status(500),
                Fault.status(500).butTaken(),
                Fault.status(503),
                Fault.status(503).butTaken(),
                Fault.hang(),
                Fault.hang().butTaken(),
                Fault.reset(),
                Fault.reset().butTaken()));
        Collections.shuffle(faults, new Random(random.nextLong()));
        faults.forEach(fault -> rig.fakes.twilio.faults().next(fault));
        int posts = rig.fakes.twilio.posts();
        List<Message> messages = rig.ground.queue("service", Collections.nCopies(20, channel));
        Rig.await(
                () -> rig.ground.count(messages, "accepted") + rig.ground.count(messages, "unknown") >= 18
                        && rig.ground.count(messages, "ready") <= 2,
                patience);
        int waiting = rig.ground.waitingAtLeast(messages, asked.multipliedBy(5).dividedBy(6));
        tally.expect(waiting == 2, "F15 of 2 messages told to wait " + asked + " " + waiting + " do");
        rig.awaitSettledWithoutPauses(messages, patience);
        rig.fakes.well();
        int attempts =
                rig.ground.rows(messages).values().stream().mapToInt(Row::sends).sum();
        int requests = rig.fakes.twilio.posts() - posts;
        tally.expect(requests == attempts, "I2 Twilio got " + requests + " requests, and " + attempts + " are stored");
        rig.check(messages, tally);
        rig.ground.drop(messages);
    }
}
