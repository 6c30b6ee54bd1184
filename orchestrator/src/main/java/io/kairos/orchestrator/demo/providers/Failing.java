package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.fake.Trouble;
import io.kairos.channel.mailbox.MailTrouble;
import io.kairos.channel.mailbox.MailTroubles;
import io.kairos.channel.providers.Fault;
import io.kairos.channel.providers.Faults;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/** Ways for a provider to fail, in words that hold for all of them. */
enum Failing {
    /** Status 429: too many requests, come back in two minutes. */
    BUSY("429", Fault.busy(429, Duration.ofMinutes(2)), Trouble.RATE_LIMIT, MailTrouble.BUSY),
    /** Status 500. */
    BROKEN("500", Fault.status(500), Trouble.BROKEN, MailTrouble.BROKEN),
    /** Status 503: come back in two minutes. */
    AWAY("503", Fault.busy(503, Duration.ofMinutes(2)), Trouble.AWAY, MailTrouble.AWAY),
    /** Takes the request and falls silent. */
    HANG("hang", Fault.hang(), Trouble.HANGS, MailTrouble.HANG),
    /** Resets the connection. */
    RESET("reset", Fault.reset(), Trouble.RESETS, MailTrouble.RESET),
    /** Takes the message over, and the connection drops before the answer. */
    DROP("drop", Fault.close().butTaken(), Trouble.DROPS, MailTrouble.DROP);

    private final String code;
    private final Fault fault;
    private final Trouble trouble;
    private final MailTrouble mail;

    Failing(String code, Fault fault, Trouble trouble, MailTrouble mail) {
        this.code = code;
        this.fault = fault;
        this.trouble = trouble;
        this.mail = mail;
    }

    String code() {
        return code;
    }

    static Optional<Failing> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    void on(Faults faults, int requests) {
        faults.none().next(Collections.nCopies(requests, fault).toArray(Fault[]::new));
    }

    void on(MailTroubles mailbox, int mails) {
        mailbox.next(mail, mails);
    }

    void on(FakeNetwork network, int requests) {
        network.ail(Optional.empty());
        network.ailNext(requests, trouble);
    }
}
