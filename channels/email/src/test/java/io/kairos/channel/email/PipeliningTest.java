package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.email.ScriptedRelay.Act;
import io.kairos.channel.email.ScriptedRelay.Script;
import io.kairos.channel.spi.DeliveryOutcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 2920: the commands before a mail's text leave together, and each answer is still taken for its own command. */
class PipeliningTest {

    @Test
    void a_relay_that_answers_only_when_it_has_heard_all_three_commands_gets_the_mail() throws IOException {
        Script script = (verb, connection, mail) -> switch (verb) {
            case "MAIL", "RCPT" -> Act.later();
            case "DATA" -> Act.answer("250 sender\r\n250 recipient\r\n354 go on");
            default -> ScriptedRelay.NORMAL;
        };
        try (ScriptedRelay relay = new ScriptedRelay(ScriptedRelay.pipelining(script));
                SmtpChannel channel = channel(relay)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(channel.deliver(TestMail.message("d-2"))).isInstanceOf(DeliveryOutcome.Accepted.class);

            assertThat(relay.mails).hasSize(2);
            assertThat(relay.connections).hasValue(1);
        }
    }

    @Test
    void a_relay_that_does_not_offer_it_hears_each_command_after_its_answer() throws IOException {
        try (ScriptedRelay relay = ScriptedRelay.at("MAIL", Act.later());
                SmtpChannel channel = channel(relay)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.TryAgain.class);

            assertThat(relay.commands).noneMatch(command -> command.startsWith("RCPT"));
        }
    }

    @Test
    void after_a_refused_recipient_the_next_mail_goes_over_the_same_connection() throws IOException {
        Script script = (verb, connection, mail) -> switch (verb) {
            case "RCPT" -> Act.answer("550 5.1.1 no such user");
            case "DATA" -> Act.answer("503 5.5.1 no recipients");
            default -> ScriptedRelay.NORMAL;
        };
        try (ScriptedRelay relay = new ScriptedRelay(ScriptedRelay.pipelining(script));
                SmtpChannel channel = channel(relay)) {
            for (String id : List.of("d-1", "d-2")) {
                assertThat(channel.deliver(TestMail.message(id)))
                        .isEqualTo(new DeliveryOutcome.Refused("550 5.1.1", "at RCPT: 550 5.1.1 no such user"));
            }

            assertThat(relay.connections).hasValue(1);
            assertThat(relay.commands).contains("RSET");
        }
    }

    @Test
    void a_relay_that_waits_for_the_text_of_a_mail_it_refused_gets_none() throws IOException {
        Script script = (verb, connection, mail) ->
                verb.equals("RCPT") && connection == 1 ? Act.answer("450 4.2.0 later") : ScriptedRelay.NORMAL;
        try (ScriptedRelay relay = new ScriptedRelay(ScriptedRelay.pipelining(script));
                SmtpChannel channel = channel(relay)) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.TryAgain.class);
            assertThat(channel.deliver(TestMail.message("d-2"))).isInstanceOf(DeliveryOutcome.Accepted.class);

            assertThat(relay.connections).hasValue(2);
            assertThat(relay.mails).singleElement().asString().contains("d-2");
        }
    }

    private static SmtpChannel channel(ScriptedRelay relay) {
        return new SmtpChannel(TestMail.impatient(relay.port(), 1), TestMail.CLOCK);
    }
}
