package io.kairos.channel.display;

import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.display.fake.Trouble;
import io.kairos.channel.display.network.AudienceNetwork;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** The contract of channels, kept by the display channel with one network behind it. */
abstract class NetworkContract extends ChannelContract {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    abstract FakeNetwork fake();

    /** The network, its fake at another address where one is given. */
    abstract AudienceNetwork network(Optional<Integer> otherPort, Duration timeout);

    abstract Optional<String> hash(Recipient.Identity person);

    @AfterEach
    void stop() {
        fake().close();
    }

    private Channel channel(Optional<Integer> otherPort, Duration timeout) {
        return DisplayChannel.create(List.of(network(otherPort, timeout)), Cost.FREE);
    }

    @Override
    protected Channel working() {
        return channel(Optional.empty(), PATIENT);
    }

    @Override
    protected Channel unreachable() {
        return channel(Optional.of(1), PATIENT);
    }

    @Override
    protected Map<String, Supplier<Channel>> troubles() {
        Map<String, Supplier<Channel>> troubles = new LinkedHashMap<>();
        for (Trouble trouble : Trouble.values()) {
            troubles.put(trouble.name(), () -> {
                fake().ail(Optional.of(trouble));
                return channel(Optional.empty(), trouble == Trouble.HANGS ? IMPATIENT : PATIENT);
            });
        }
        return troubles;
    }

    @Override
    protected List<String> taken() {
        return fake().book().changes().stream()
                .map(change -> IntStream.range(0, 50)
                        .filter(number -> hash(recipient(number)).orElseThrow().equals(change.member()))
                        .mapToObj(number -> "dispatch-" + number)
                        .findFirst()
                        .orElse("another"))
                .toList();
    }

    @Override
    protected int calls() {
        return fake().book().calls();
    }

    @Override
    protected String address(int number) {
        return "ada." + number + "@example.org";
    }

    @Override
    protected Recipient.Identity recipient(int number) {
        return DisplayTestPeople.person(address(number));
    }

    @Override
    protected MessageContent content(String text) {
        return new MessageContent.Audience("sofa", MessageContent.Audience.Membership.ENTER);
    }
}
