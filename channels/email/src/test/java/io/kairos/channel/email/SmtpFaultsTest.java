package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.email.ScriptedRelay.Act;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault at every verb: what the dispatch learns, and that the thread comes back in time. */
class SmtpFaultsTest {

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** The relay of a test, as this class would have it. */
    ScriptedRelay relay(ScriptedRelay.Script script) throws IOException {
        return new ScriptedRelay(script);
    }

    private ScriptedRelay at(String verb, Act act) throws IOException {
        return relay((at, connection, mail) -> at.equals(verb) ? act : ScriptedRelay.NORMAL);
    }

    @ParameterizedTest(name = "{1} at {0}: {2}")
    @CsvSource({
        "GREETING, silent, TryAgain",
        "GREETING, drop, TryAgain",
        "GREETING, 421, TryAgain",
        "GREETING, 450, TryAgain",
        "GREETING, 554, TryAgain",
        "EHLO, silent, TryAgain",
        "EHLO, drop, TryAgain",
        "MAIL, silent, TryAgain",
        "MAIL, drop, TryAgain",
        "MAIL, 421, TryAgain",
        "MAIL, 450, TryAgain",
        "MAIL, 530, TryAgain",
        "MAIL, 550, Refused",
        "RCPT, silent, TryAgain",
        "RCPT, drop, TryAgain",
        "RCPT, 421, TryAgain",
        "RCPT, 450, TryAgain",
        "RCPT, 550, Refused",
        "DATA, silent, TryAgain",
        "DATA, drop, TryAgain",
        "DATA, 421, TryAgain",
        "DATA, 450, TryAgain",
        "DATA, 550, Refused",
        "DATA, 250, TryAgain",
        "DOT, silent, Unknown",
        "DOT, drop, Unknown",
        "DOT, 421, TryAgain",
        "DOT, 450, TryAgain",
        "DOT, 550, Refused",
        "DOT, 251, Accepted",
        "DOT, what?, Unknown",
    })
    void tells_the_dispatch_the_truth(String verb, String fault, String expected) throws IOException {
        try (ScriptedRelay relay = at(verb, act(fault));
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            long start = System.nanoTime();
            DeliveryOutcome outcome = channel.deliver(TestMail.message("d-1"));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(outcome.getClass().getSimpleName()).as("%s", outcome).isEqualTo(expected);
            assertThat(took).isLessThan(TestMail.TIMEOUT.plus(GRACE));
            assertThat(relay.mails).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} at EHLO and HELO")
    @CsvSource({"421", "450", "550"})
    void a_relay_that_refuses_us_at_hello_costs_no_mail(String code) throws IOException {
        ScriptedRelay.Script script = (verb, connection, mail) ->
                verb.equals("EHLO") || verb.equals("HELO") ? Act.answer(code + " no") : ScriptedRelay.NORMAL;
        try (ScriptedRelay relay = relay(script);
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.TryAgain.class);
        }
    }

    @ParameterizedTest(name = "answer to the dot cut off after <{0}>")
    @CsvSource({"2", "25", "250-fine"})
    void half_an_answer_to_the_dot_is_no_answer(String half) throws IOException {
        String bytes = half.equals("250-fine") ? half + "\r\n" : half;
        try (ScriptedRelay relay = at("DOT", Act.answerThenDrop(bytes));
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Unknown.class);
        }
    }

    @ParameterizedTest(name = "550 at {0}, then the connection ends")
    @CsvSource({"MAIL", "RCPT", "DATA", "DOT"})
    void a_refusal_counts_though_the_relay_hangs_up_behind_it(String verb) throws IOException {
        try (ScriptedRelay relay = at(verb, Act.answerThenDrop("550 5.7.1 no\r\n"));
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            DeliveryOutcome outcome = channel.deliver(TestMail.message("d-1"));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            DeliveryOutcome.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("550 5.7.1"));
        }
    }

    @ParameterizedTest(name = "550 at {0}, then silence at the reset")
    @CsvSource({"MAIL", "RCPT", "DATA", "DOT"})
    void a_refusal_counts_at_once_though_the_relay_falls_silent_behind_it(String verb) throws IOException {
        ScriptedRelay.Script script = (at, connection, mail) ->
                at.equals(verb) ? Act.answer("550 no") : at.equals("RSET") ? Act.SILENT : ScriptedRelay.NORMAL;
        try (ScriptedRelay relay = relay(script);
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Refused.class);
            assertThat(relay.commands).doesNotContain("RSET");
        }
    }

    @ParameterizedTest(name = "{0} amid the body")
    @CsvSource({"drop", "silent"})
    void a_body_that_cannot_leave_is_certainly_undelivered(String fault) throws IOException {
        MessageContent large = MessageContent.ofText(
                "Large", "0123456789".repeat(7).concat("\n").repeat(400_000));
        try (ScriptedRelay relay = at("BODY", act(fault));
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            DeliveryOutcome outcome = channel.deliver(TestMail.message("d-1", "ann@example.org", large));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            DeliveryOutcome.TryAgain.class,
                            again -> assertThat(again.why()).contains("the body"));
        }
    }

    @Test
    void the_relays_words_are_told_without_the_address() throws IOException {
        try (ScriptedRelay relay = at("RCPT", Act.answer("550 5.1.1 <ann@example.org>: no such user"));
                SmtpChannel channel = new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK)) {
            assertThat(channel.deliver(TestMail.message("d-1")))
                    .isEqualTo(new DeliveryOutcome.Refused("550 5.1.1", "at RCPT: 550 5.1.1 [address] no such user"));
        }
    }

    private static Act act(String fault) {
        return switch (fault) {
            case "silent" -> Act.SILENT;
            case "drop" -> Act.DROP;
            default -> Act.answer(fault + " said so");
        };
    }
}
