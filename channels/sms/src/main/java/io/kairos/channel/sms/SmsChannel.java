package io.kairos.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import io.kairos.channel.http.UnderWay;
import io.kairos.channel.spi.CallbackChannel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.Latency;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.spi.ReconcilingChannel;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text messages by Twilio, one try each. A request that has begun to leave and is not answered is
 * {@link DeliveryOutcome.Unknown}: Twilio cannot recognise a repeat. {@link #lookUp} or a callback settles it. Thread-safe.
 */
public final class SmsChannel implements ReconcilingChannel, CallbackChannel {

    /** Its settings begin with it, its dispatches name it. */
    public static final String ID = "sms";

    /**
     * 90 % of text messages were read within 3 minutes (mobileSQUARED, Conversational Advertising, 2010): the median is
     * taken to be that or less.
     */
    private static final Duration TYPICAL_READING_DELAY = Duration.ofMinutes(3);

    /** An assumption until callbacks tell better: seconds, with a tail of telephones that are switched off. */
    private static final Latency LATENCY = new Latency.LogNormal(Duration.ofSeconds(5), 1.5);

    /** Twilio refuses longer texts with 21617. */
    private static final int MAX_CHARACTERS = 1_600;

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\n\r\t\f]]");

    private final SmsSettings settings;
    private final InstantSource clock;
    private final UnderWay underWay;
    private final TwilioApi api;
    private final LookUp lookUp;
    private final TwilioCallbacks callbacks;
    private final ChannelDescriptor descriptor;

    private SmsChannel(SmsSettings settings, InstantSource clock, boolean hiddenRetries) {
        this.settings = settings;
        this.clock = clock;
        OneTryClient http = new OneTryClient(settings, clock, hiddenRetries);
        this.underWay = new UnderWay(http::close);
        this.api = new TwilioApi(settings, http);
        this.lookUp = new LookUp(settings, api);
        this.callbacks = new TwilioCallbacks(settings, clock);
        this.descriptor = new ChannelDescriptor(
                ID,
                DeliveryPolicy.AT_MOST_ONCE,
                false,
                TYPICAL_READING_DELAY,
                ChannelCapabilities.of(MessageContent.Kind.SHORT_TEXT, Recipient.Kind.PHONE)
                        .withCost(settings.cost())
                        .withLatency(LATENCY)
                        .withLimits(new PayloadLimit(MAX_CHARACTERS, PayloadLimit.Unit.CHARACTERS)));
    }

    /** A channel; it connects when the first message is delivered. */
    public static SmsChannel open(SmsSettings settings, InstantSource clock) {
        return new SmsChannel(settings, clock, false);
    }

    /** With the SDK's own retries: a test shows that its count of requests notices them. */
    static SmsChannel withHiddenRetries(SmsSettings settings, InstantSource clock) {
        return new SmsChannel(settings, clock, true);
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public int units(MessageContent content) {
        return SmsText.of(content.text()).segments().size();
    }

    @Override
    public DeliveryOutcome deliver(OutboundMessage message) {
        if (!(message.content() instanceof MessageContent.ShortText content)) {
            return new DeliveryOutcome.Refused("bad-content", "an SMS carries a short text and nothing else");
        }
        Optional<DeliveryOutcome> objection = objection(content.text());
        if (objection.isPresent()) {
            return objection.get();
        }
        if (!isNumber(message.recipient())) {
            return new DeliveryOutcome.Refused("bad-recipient", "an SMS goes to a telephone number");
        }
        PhoneNumbers.Reading number = PhoneNumbers.read(message.address(), settings.country());
        if (number instanceof PhoneNumbers.Reading.Unusable unusable) {
            PhoneNumbers.Reason reason = unusable.reason();
            return new DeliveryOutcome.Refused(
                    "bad-number",
                    "the number " + reason.in(Locale.ENGLISH),
                    reason != PhoneNumbers.Reason.COUNTRY_MISSING);
        }
        PhoneNumbers.Reading.Usable usable = (PhoneNumbers.Reading.Usable) number;
        if (!underWay.enter()) {
            return new DeliveryOutcome.TryAgain(Verdict.CLOSED, "the channel is closed");
        }
        try {
            return hand(message.dispatchId(), usable.phone().line(), content.text());
        } finally {
            underWay.leave();
        }
    }

    private DeliveryOutcome hand(String dispatchId, String to, String text) {
        try {
            Message taken = api.create(to, text, statusCallback(dispatchId));
            return taken.getSid() == null
                    ? new DeliveryOutcome.Unknown("Twilio's answer names no message")
                    : new DeliveryOutcome.Accepted(taken.getSid(), clock.instant());
        } catch (Broken broken) {
            return Verdict.on(broken);
        } catch (ApiException refused) {
            return Verdict.on(refused);
        } catch (TwilioException unreadable) {
            return new DeliveryOutcome.Unknown("Twilio's answer cannot be read");
        }
    }

    private Optional<URI> statusCallback(String dispatchId) {
        return settings.callbacks()
                .publicUrl()
                .map(url -> URI.create(url + "?" + TwilioCallbacks.DISPATCH + "=" + dispatchId));
    }

    private static Optional<DeliveryOutcome> objection(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of(new DeliveryOutcome.Refused(
                    "too-long", "the text has " + text.length() + " characters; Twilio takes " + MAX_CHARACTERS));
        }
        if (text.codePoints().anyMatch(c -> c <= 0xFFFF && Character.isSurrogate((char) c))) {
            return Optional.of(new DeliveryOutcome.Refused("bad-text", "the text holds half a character"));
        }
        return NO_TEXT.matcher(text).find()
                ? Optional.of(new DeliveryOutcome.Refused("bad-text", "the text holds a control character"))
                : Optional.empty();
    }

    private static boolean isNumber(Recipient recipient) {
        return recipient instanceof Recipient.Phone || recipient instanceof Recipient.Line;
    }

    @Override
    public Finding lookUp(Doubt doubt) {
        if (!isNumber(doubt.recipient())
                || !(PhoneNumbers.read(doubt.recipient().line(), settings.country())
                        instanceof PhoneNumbers.Reading.Usable usable)) {
            return new Finding.NotFound();
        }
        if (!underWay.enter()) {
            return new Finding.StillUnknown(Verdict.CLOSED, "the channel is closed");
        }
        try {
            return lookUp.find(doubt, usable.phone().line(), clock.instant());
        } finally {
            underWay.leave();
        }
    }

    @Override
    public Reading receive(Callback callback) {
        return callbacks.read(callback);
    }

    @Override
    public void close() {
        underWay.close();
    }
}
