package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.providers.Faults;

/** A provider that fails when told to. */
interface Fallible {
    /** The channel it serves. */
    String channel();

    /** The next requests, so many, fail in this way; nothing else does. */
    void fail(Failing how, int requests);

    /** Nothing fails any more. */
    void mend();

    /** How many requests are still to fail. */
    int left();

    static Fallible of(String channel, Faults faults) {
        return new Fallible() {
            @Override
            public String channel() {
                return channel;
            }

            @Override
            public void fail(Failing how, int requests) {
                how.on(faults, requests);
            }

            @Override
            public void mend() {
                faults.none();
            }

            @Override
            public int left() {
                return faults.left();
            }
        };
    }

    static Fallible of(String channel, FakeNetwork network) {
        return new Fallible() {
            @Override
            public String channel() {
                return channel;
            }

            @Override
            public void fail(Failing how, int requests) {
                how.on(network, requests);
            }

            @Override
            public void mend() {
                network.ail(java.util.Optional.empty());
            }

            @Override
            public int left() {
                return network.ailing();
            }
        };
    }
}
