package io.kairos.channel.email;

import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.mailbox.ReceivedMessage;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SmtpChannelContractTest extends ChannelContract {

    private final List<ReceivedMessage> stored = new CopyOnWriteArrayList<>();
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(0, stored::add, TestMail.CLOCK);
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Override
    protected Channel working() {
        return new SmtpChannel(TestMail.patient(mailbox.port(), 4), TestMail.CLOCK);
    }

    @Override
    protected Channel unreachable() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new SmtpChannel(TestMail.patient(closed.getLocalPort(), 4), TestMail.CLOCK);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected List<String> taken() {
        return stored.stream()
                .map(message -> message.dispatchId().orElse("none"))
                .toList();
    }

    @Override
    protected String address(int number) {
        return "customer" + number + "@example.org";
    }
}
