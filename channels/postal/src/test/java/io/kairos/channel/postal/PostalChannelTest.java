package io.kairos.channel.postal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryOutcome.Accepted;
import io.kairos.channel.spi.DeliveryOutcome.Refused;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.spi.Recipient.Postal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostalChannelTest extends ChannelContract {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    @TempDir
    Path folder;

    /** A folder for each channel, since a batch that is there already is not written again. */
    private int folders;

    @Override
    protected Channel working() {
        return channel(folder.resolve("out-" + folders++));
    }

    @Override
    protected Channel unreachable() {
        try {
            return channel(Files.writeString(folder.resolve("file"), "x").resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> taken() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pdf"))
                    .map(name -> name.replace(".pdf", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String address(int number) {
        return "Main Street " + number;
    }

    @Override
    protected Recipient recipient(int number) {
        return new Postal("Ada Lovelace", List.of(address(number)), "44000", "Nantes", "", "FR");
    }

    @Override
    protected MessageContent content(String text) {
        return new MessageContent.Letter("Subject", text, "<p>" + text + "</p>");
    }

    @Test
    void several_letters_are_one_batch_and_each_has_its_own_outcome() {
        OutboundMessage incomplete = OutboundMessage.to(
                new Postal("Ada", List.of("Main Street 9"), "440", "Nantes", "", "FR"), "d9", content("x"));
        OutboundMessage endless = OutboundMessage.to(recipient(8), "d8", content("endless ".repeat(4_000)));

        List<DeliveryOutcome> outcomes;
        try (PostalChannel channel = channel(folder)) {
            outcomes = channel.deliverAll(List.of(message(1), incomplete, endless, message(2)));
        }

        assertThat(outcomes.get(0)).isInstanceOf(Accepted.class).isEqualTo(outcomes.get(3));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("address-incomplete");
            assertThat(refused.why()).contains("such as 44000").doesNotContain("Main Street", "440:");
        });
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("too-many-pages"));
        assertThat(taken()).containsExactlyInAnyOrder("dispatch-1", "dispatch-2");
    }

    @Test
    void the_same_letter_again_is_accepted_and_not_printed_twice() {
        try (PostalChannel channel = channel(folder)) {
            assertThat(channel.deliver(message(1))).isEqualTo(channel.deliver(message(1)));
        }
        assertThat(taken()).containsExactly("dispatch-1");
    }

    @Test
    void comes_in_with_its_jar_and_says_what_it_costs_and_when_it_prints() {
        ChannelProvider provider = ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.id().equals("postal"))
                .findFirst()
                .orElseThrow();

        try (Channel channel = provider.create(settings(folder), CLOCK)) {
            assertThat(channel.descriptor().capabilities().cost().amount()).isEqualByComparingTo("1.10");
            assertThat(channel.descriptor()
                            .capabilities()
                            .calendar()
                            .orElseThrow()
                            .cutOff()
                            .doneOn(Instant.parse("2026-12-24T14:00:00Z")))
                    .as("after the cut-off of Christmas Eve")
                    .isEqualTo("2026-12-29");
        }
    }

    @Test
    void every_wrong_setting_is_named_at_once() {
        assertThatThrownBy(() -> new PostalProvider()
                        .create(
                                Map.of("window", "round", "cut-off.zone", "Mars", "sftp.host", "x", "colour", "red"),
                                CLOCK))
                .isInstanceOfSatisfying(
                        ChannelSettingsException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(problem -> problem.startsWith("sender.name"))
                                .anyMatch(problem -> problem.startsWith("sender.address"))
                                .anyMatch(problem -> problem.startsWith("window"))
                                .anyMatch(problem -> problem.startsWith("cut-off.zone"))
                                .anyMatch(problem -> problem.startsWith("sftp.user"))
                                .anyMatch(problem -> problem.startsWith("colour")));
    }

    private static Map<String, String> settings(Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("sender.name", "Maison Kairos");
        settings.put("sender.address", "12 rue du Port, 44000 Nantes");
        settings.put("folder", folder.toString());
        settings.put("cost", "1.10");
        return settings;
    }

    private static PostalChannel channel(Path folder) {
        return (PostalChannel) new PostalProvider().create(settings(folder), CLOCK);
    }
}
