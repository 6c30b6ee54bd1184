package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.mailbox.MailTroubles;
import io.kairos.channel.providers.Faults;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;

/**
 * A provider that fails when told to.
 *
 * @param channel the channel it serves
 * @param failing has the next requests, so many, fail in one way, and nothing else
 * @param mending nothing fails any more
 * @param remaining how many requests are still to fail
 */
record Fallible(String channel, ObjIntConsumer<Failing> failing, Runnable mending, IntSupplier remaining) {

    static Fallible of(String channel, Faults faults) {
        return new Fallible(channel, (how, requests) -> how.on(faults, requests), faults::none, faults::left);
    }

    static Fallible of(String channel, MailTroubles mailbox) {
        return new Fallible(channel, (how, mails) -> how.on(mailbox, mails), mailbox::none, mailbox::left);
    }

    static Fallible of(String channel, FakeNetwork network) {
        return new Fallible(
                channel,
                (how, requests) -> how.on(network, requests),
                () -> network.ail(Optional.empty()),
                network::ailing);
    }

    void fail(Failing how, int requests) {
        failing.accept(how, requests);
    }

    void mend() {
        mending.run();
    }

    int left() {
        return remaining.getAsInt();
    }
}
