package io.kairos.channel.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final String MAIL = "Subject: Hello\r\n\r\nBody";

    private final List<ReceivedMessage> stored = new CopyOnWriteArrayList<>();
    private volatile MessageSink sink = stored::add;
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(0, message -> sink.store(message), InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    void keeps_envelope_and_time() throws IOException {
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            client.say("MAIL FROM:<shop@example.org>");
            client.say("RCPT TO:<ann@example.org>");
            client.say("RCPT TO:<bob@example.org>");
            client.say("DATA");

            assertThat(client.say(MAIL + "\r\n.")).startsWith("250");
        }

        ReceivedMessage message = stored.get(0);
        assertThat(message.envelopeFrom()).isEqualTo("shop@example.org");
        assertThat(message.recipients()).containsExactly("ann@example.org", "bob@example.org");
        assertThat(message.receivedAt()).isEqualTo(NOW);
        assertThat(message.dispatchId()).isEmpty();
    }

    @Test
    void answers_the_final_dot_only_after_the_sink_has_kept_the_mail() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        sink = message -> {
            reached.countDown();
            await(release);
            stored.add(message);
        };
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            client.begin();
            client.write(MAIL + "\r\n.\r\n");
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(client.hasAnswer())
                    .as("answer while the sink is at work")
                    .isFalse();
            release.countDown();

            assertThat(client.reply()).startsWith("250");
            assertThat(stored).hasSize(1);
        }
    }

    @Test
    void answers_451_when_the_sink_fails_and_takes_the_next_mail_without_a_reset() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        sink = message -> {
            if (broken.get()) {
                throw new IllegalStateException("disk full");
            }
            stored.add(message);
        };
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            assertThat(client.send(MAIL)).startsWith("451").doesNotContain("disk");

            broken.set(false);
            assertThat(client.send(MAIL)).startsWith("250");
        }
        assertThat(stored).hasSize(1);
    }

    @Test
    void refuses_a_mail_beyond_the_limit_and_stays_in_step() throws IOException {
        String line = "0123456789".repeat(99) + "\r\n";
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            client.begin();
            for (long sent = 0; sent <= Transaction.MAX_BYTES; sent += line.length()) {
                client.write(line);
            }

            assertThat(client.say(".")).startsWith("552");
            assertThat(client.send(MAIL)).startsWith("250");
        }
        assertThat(stored).hasSize(1);
    }

    @Test
    void keeps_nothing_of_a_mail_that_breaks_off_before_the_dot() throws IOException {
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            client.begin();
            client.write(MAIL);
        }
        try (SmtpClient client = new SmtpClient(mailbox.port())) {
            client.send("Subject: Whole\r\n\r\nBody");
        }
        mailbox.close();

        assertThat(stored).extracting(ReceivedMessage::subject).containsExactly("Whole");
    }

    @Test
    void serves_many_sessions_side_by_side() throws IOException {
        List<SmtpClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SmtpClient client = new SmtpClient(mailbox.port());
            clients.add(client);
            client.begin();
        }

        for (SmtpClient client : clients) {
            assertThat(client.say(MAIL + "\r\n.")).startsWith("250");
            client.close();
        }
        assertThat(stored).hasSize(20);
    }

    @Test
    void cannot_be_reached_from_another_machine() throws IOException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(outside.isPresent(), "this machine has no address but loopback");

        try (Socket socket = new Socket()) {
            InetSocketAddress target = new InetSocketAddress(outside.orElseThrow(), mailbox.port());
            assertThatThrownBy(() -> socket.connect(target, 5_000)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void says_which_port_is_taken() {
        assertThatThrownBy(() -> Mailbox.start(mailbox.port(), stored::add, InstantSource.fixed(NOW)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + mailbox.port())
                .hasMessageContaining("another port");
    }

    @Test
    void frees_its_port_when_closed() {
        int port = mailbox.port();
        mailbox.close();

        try (Mailbox again = Mailbox.start(port, stored::add, InstantSource.fixed(NOW))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
