package io.kairos.channel.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxFaultsTest {
    /** What is read where the connection has ended. */
    private static final String GONE = "null";

    private static final String FROM = "MAIL FROM:<shop@example.org>";

    private final List<ReceivedMessage> kept = new CopyOnWriteArrayList<>();
    private final Mailbox mailbox = Mailbox.start(0, kept::add, InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @ParameterizedTest
    @CsvSource({"BUSY, 450 4.7.1", "BROKEN, 451 4.3.0", "AWAY, 421 4.3.2"})
    void says_no_before_it_has_the_mail(MailTrouble how, String answer) throws IOException {
        mailbox.troubles().next(how, 1);

        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            assertThat(client.say(FROM)).startsWith(answer);
        }

        assertThat(kept).isEmpty();
        assertThat(mailbox.troubles().left()).isZero();
    }

    @Test
    void says_nothing_and_keeps_nothing_until_the_sender_leaves() throws IOException {
        mailbox.troubles().next(MailTrouble.HANG, 1);

        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            assertThat(client.hearsNothing(FROM, 150)).isTrue();
        }

        assertThat(deliver()).startsWith("250");
    }

    @Test
    void ends_the_connection_before_it_has_the_mail() throws IOException {
        mailbox.troubles().next(MailTrouble.RESET, 2);

        assertThat(deliver()).isEqualTo(GONE);
        assertThat(deliver()).isEqualTo(GONE);

        assertThat(kept).isEmpty();
    }

    @Test
    void keeps_the_mail_and_ends_the_connection_before_the_answer() throws IOException {
        mailbox.troubles().next(MailTrouble.DROP, 1);

        assertThat(deliver()).isEqualTo(GONE);

        assertThat(kept).hasSize(1);
    }

    @Test
    void works_at_once_when_it_is_mended() throws IOException {
        mailbox.troubles().next(MailTrouble.BROKEN, 9);
        mailbox.troubles().next(MailTrouble.BUSY, 3);
        assertThat(deliver()).startsWith("450");
        assertThat(mailbox.troubles().left()).isEqualTo(2);
        mailbox.troubles().none();

        assertThat(deliver()).startsWith("250");
        assertThat(kept).hasSize(1);
    }

    /** The last answer. */
    private String deliver() throws IOException {
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            String answer = "";
            for (String line : List.of(FROM, "RCPT TO:<ann@example.org>", "DATA", "Subject: Hello\r\n\r\nBody\r\n.")) {
                answer = client.say(line);
                if (!answer.startsWith("2") && !answer.startsWith("354")) {
                    return answer;
                }
            }
            return answer;
        } catch (SocketException reset) {
            return GONE;
        }
    }
}
