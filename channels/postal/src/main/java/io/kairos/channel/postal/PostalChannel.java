package io.kairos.channel.postal;

import io.kairos.channel.postal.address.AddressProblem;
import io.kairos.channel.postal.address.PostalAddresses;
import io.kairos.channel.postal.handover.BatchLetter;
import io.kairos.channel.postal.handover.Handover;
import io.kairos.channel.postal.handover.PrintBatch;
import io.kairos.channel.postal.letter.LetterPrinter;
import io.kairos.channel.postal.letter.LetterText;
import io.kairos.channel.postal.letter.UnprintableLetter;
import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Letters on paper. A message is printed as PDF/A, and the letters of one call go to the print provider as one batch whose name follows from
 * the dispatches in it, so that the same hand-off done twice is one. A provider drops a letter whose file name it has had.
 */
public final class PostalChannel implements BatchChannel {

    /** What {@link ChannelDescriptor#id()} says. */
    public static final String ID = "postal";

    private static final Duration READING_DELAY = Duration.ofHours(12);
    private static final Duration CLOSED = Duration.ofSeconds(1);

    private final PostalSettings settings;
    private final Handover handover;
    private final InstantSource clock;
    private final LetterPrinter printer;
    private final ChannelDescriptor descriptor;
    private volatile boolean open = true;

    /** Loads fonts and connects nowhere. Closing the channel closes the hand-over. */
    public static PostalChannel create(PostalSettings settings, Handover handover, InstantSource clock) {
        return new PostalChannel(settings, handover, clock);
    }

    private PostalChannel(PostalSettings settings, Handover handover, InstantSource clock) {
        this.settings = settings;
        this.handover = handover;
        this.clock = clock;
        this.printer = new LetterPrinter(settings.sender(), settings.window(), settings.maxPages(), clock);
        this.descriptor = new ChannelDescriptor(
                ID,
                DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY,
                true,
                READING_DELAY,
                ChannelCapabilities.of(MessageContent.Kind.LETTER, Recipient.Kind.POSTAL)
                        .withCost(settings.cost())
                        .withCalendar(settings.calendar())
                        .withLimits(new PayloadLimit(settings.maxPages(), PayloadLimit.Unit.PAGES)));
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public int batchSize() {
        return settings.batchSize();
    }

    @Override
    public List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages) {
        if (!open) {
            return messages.stream()
                    .<DeliveryOutcome>map(message -> new DeliveryOutcome.TryAgain(CLOSED, "the channel is closed"))
                    .toList();
        }
        Instant now = clock.instant();
        LocalDate date = now.atZone(settings.calendar().cutOff().zone()).toLocalDate();
        Map<String, BatchLetter> letters = new LinkedHashMap<>();
        List<DeliveryOutcome> refused = new ArrayList<>();
        for (OutboundMessage message : messages) {
            Printing printing = print(message, date);
            refused.add(printing.refused());
            printing.letters().forEach(letter -> letters.putIfAbsent(letter.id(), letter));
        }
        DeliveryOutcome batch = letters.isEmpty() ? NOTHING : handOver(List.copyOf(letters.values()), now);
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            outcomes.add(refused.get(i) == NOTHING ? batch : refused.get(i));
        }
        return outcomes;
    }

    /** Stands for "not refused": the batch decides. */
    private static final DeliveryOutcome NOTHING = new DeliveryOutcome.Unknown("not handed over yet");

    private record Printing(DeliveryOutcome refused, List<BatchLetter> letters) {
        static Printing refused(String code, String why) {
            return new Printing(new DeliveryOutcome.Refused(code, why), List.of());
        }
    }

    private Printing print(OutboundMessage message, LocalDate date) {
        if (!(message.content() instanceof MessageContent.Letter letter)) {
            return Printing.refused("content-kind", "the postal channel carries letters only");
        }
        if (!(message.recipient() instanceof Recipient.Postal address)) {
            return Printing.refused("recipient-kind", "a letter needs a postal address");
        }
        List<AddressProblem> problems = PostalAddresses.problems(address);
        if (!problems.isEmpty()) {
            return Printing.refused(
                    "address-incomplete",
                    problems.stream().map(AddressProblem::en).collect(Collectors.joining("; ")));
        }
        List<String> block = PostalAddresses.block(address, settings.sender().country());
        try {
            return new Printing(
                    NOTHING,
                    List.of(new BatchLetter(
                            message.dispatchId(),
                            block,
                            address.country(),
                            printer.print(new LetterText(block, letter.subject(), letter.page(), date)))));
        } catch (UnprintableLetter e) {
            return Printing.refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private DeliveryOutcome handOver(List<BatchLetter> letters, Instant now) {
        PrintBatch batch = new PrintBatch(letters);
        Handover.Result result = handover.put(batch);
        if (result instanceof Handover.Result.Later later) {
            return new DeliveryOutcome.TryAgain(later.after(), later.why());
        }
        if (result instanceof Handover.Result.Unclear unclear) {
            return new DeliveryOutcome.Unknown(unclear.why());
        }
        return new DeliveryOutcome.Accepted(batch.id(), now);
    }

    @Override
    public void close() {
        open = false;
        handover.close();
    }
}
