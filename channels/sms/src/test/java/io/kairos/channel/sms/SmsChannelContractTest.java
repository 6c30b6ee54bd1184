package io.kairos.channel.sms;

import io.kairos.channel.providers.FakeTwilio;
import io.kairos.channel.providers.Fault;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SmsChannelContractTest extends ChannelContract {

    private FakeTwilio twilio;

    @BeforeEach
    void start() {
        twilio = TestSms.twilio();
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Override
    protected Channel working() {
        return SmsChannel.open(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK);
    }

    @Override
    protected Channel unreachable() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
            return SmsChannel.open(TestSms.patient(nobody), TestSms.CLOCK);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected Map<String, Supplier<Channel>> troubles() {
        Map<String, Supplier<Channel>> troubles = new LinkedHashMap<>();
        troubles.put("429", () -> failing(Fault.busy(429, Duration.ofSeconds(3))));
        troubles.put("400 without Twilio's JSON", () -> failing(Fault.status(400)));
        troubles.put("500", () -> failing(Fault.status(500)));
        troubles.put("503", () -> failing(Fault.busy(503, Duration.ofSeconds(3))));
        troubles.put("redirects", () -> failing(Fault.redirect(twilio.baseUrl())));
        troubles.put("hangs", () -> failing(Fault.hang()));
        troubles.put("resets", () -> failing(Fault.reset()));
        troubles.put("closes", () -> failing(Fault.close()));
        troubles.put("floods", () -> failing(Fault.flood()));
        return troubles;
    }

    private Channel failing(Fault fault) {
        twilio.faults().always(fault);
        return SmsChannel.open(TestSms.impatient(twilio.baseUrl()), TestSms.CLOCK);
    }

    @Override
    protected List<String> taken() {
        return twilio.received().stream()
                .map(sms -> sms.dispatchId().orElse("none"))
                .toList();
    }

    @Override
    protected int calls() {
        return twilio.posts();
    }

    @Override
    protected String address(int number) {
        return "+336123456" + (10 + number);
    }

    @Override
    protected Recipient recipient(int number) {
        return new Recipient.Phone(address(number));
    }

    @Override
    protected MessageContent content(String text) {
        return new MessageContent.ShortText(text);
    }
}
