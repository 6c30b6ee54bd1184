package io.kairos.orchestrator.fault;

import io.kairos.channel.providers.FakeRelay.Act;
import io.kairos.channel.providers.FakeRelay.Verb;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** F13 and F14: the relay defers, refuses, falls silent at any verb, or breaks off. */
enum RelayFaults implements Scenario {
    F13 {
        @Override
        public void run(Rig rig, SplittableRandom random, Tally tally) {
            rig.node();
            rig.fakes.relay.next(Verb.RCPT, Act.answer("450 4.2.1 try later"), Act.answer("550 5.1.1 no such user"));
            rig.fakes.relay.next(Verb.MAIL, Act.answer("421 4.3.2 shutting down"), Act.answer("450 4.3.2 busy"));
            rig.fakes.relay.next(Verb.DOT, Act.answer("451 4.3.0 out of space"), Act.answer("550 5.1.1 unknown"));
            List<Message> messages = rig.ground.queue("service", Collections.nCopies(12, "email"));
            Rig.await(() -> rig.ground.count(messages, "accepted") >= 6, Rig.PATIENCE);
            rig.awaitSettledWithoutPauses(messages);
            rig.fakes.well();
            int refused = rig.ground.count(messages, "refused");
            tally.expect(refused == 2, "F13 of 2 mails answered with 550 " + refused + " are refused");
            int suppressed = rig.ground.suppressed(messages);
            tally.expect(suppressed == 2, "F13 of 2 dead addresses " + suppressed + " are suppressed");
            expectAccepted(rig, messages, 10, tally);
        }
    },
    F14 {
        @Override
        public void run(Rig rig, SplittableRandom random, Tally tally) {
            rig.node();
            // connections kept from before know no greeting
            rig.fakes.proxy(Channels.EMAIL).cutAll();
            for (Verb verb : List.of(Verb.GREETING, Verb.EHLO, Verb.MAIL, Verb.RCPT, Verb.DATA)) {
                rig.fakes.relay.next(verb, random.nextInt(4) > 0 ? Act.silent() : Act.drop());
            }
            // a relay that reads no more lets the dot leave all the same: the mail is short
            rig.fakes.relay.next(Verb.BODY, Act.silent());
            rig.fakes.relay.next(
                    Verb.DOT,
                    Act.silent(),
                    Act.silent().butTaken(),
                    Act.drop(),
                    Act.drop().butTaken());
            List<Message> messages = rig.ground.queue("service", Collections.nCopies(24, "email"));
            rig.awaitSettledWithoutPauses(messages);
            rig.fakes.well();
            int unknown = rig.ground.count(messages, "unknown");
            tally.expect(unknown == 5, "F14 of 5 mails without an answer to the dot " + unknown + " are unknown");
            expectAccepted(rig, messages, 19, tally);
        }
    };

    @Override
    public String id() {
        return name();
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    private static void expectAccepted(Rig rig, List<Message> messages, int wanted, Tally tally) {
        int accepted = rig.ground.count(messages, "accepted");
        tally.expect(accepted == wanted, "I2 of " + wanted + " mails " + accepted + " are accepted");
        rig.check(messages, tally);
    }
}
