package io.kairos.channel.sms;

import io.kairos.channel.sms.SmsSettings.Account;
import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.sms.SmsSettings.Limits;
import io.kairos.channel.sms.SmsSettings.Sender;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettings;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.spi.Cost;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.PayloadSize;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the channel {@code sms} from settings: {@code account-sid}, {@code auth-token} and {@code sender} must be there;
 * {@code base-url}, {@code public-url}, {@code trusted-proxies} (addresses between commas), {@code help}, {@code country},
 * {@code connections}, {@code connect-timeout}, {@code answer-timeout}, {@code price-per-segment} and {@code currency} may.
 */
public final class SmsChannelProvider implements ChannelProvider {

    @Override
    public String id() {
        return SmsChannel.ID;
    }

    @Override
    public Channel create(Map<String, String> settings, InstantSource clock) {
        return SmsChannel.open(read(settings), clock);
    }

    /** Segments, and the alphabet that makes them so many. */
    @Override
    public Optional<PayloadSize> measure(MessageContent content) {
        if (!(content instanceof MessageContent.ShortText text)) {
            return Optional.empty();
        }
        SmsText counted = SmsText.of(text.text());
        return Optional.of(new PayloadSize(
                counted.segments().size(),
                PayloadLimit.Unit.SEGMENTS,
                counted.encoding().name().replace('_', '-')));
    }

    /**
     * Reads settings.
     *
     * @throws ChannelSettingsException when one is missing, wrong or unknown
     */
    public static SmsSettings read(Map<String, String> values) {
        ChannelSettings settings = new ChannelSettings(SmsChannel.ID, values);
        String sid = settings.required("account-sid", "AC followed by 32 hexadecimal digits");
        String token = settings.required("auth-token", "the token beside it in Twilio's console");
        String sender = settings.required("sender", "+15005550006 or Kairos");
        URI base = settings.url("base-url").orElse(Account.TWILIO);
        Optional<URI> publicUrl = settings.url("public-url");
        List<InetAddress> proxies = proxies(settings);
        String help = settings.text("help").orElse("");
        Optional<String> country = settings.text("country");
        Limits limits = new Limits(
                settings.number("connections", Limits.USUAL.connections(), 1, 1_000),
                settings.duration("connect-timeout", Limits.USUAL.connect()),
                settings.duration("answer-timeout", Limits.USUAL.answer()));
        BigDecimal price = settings.decimal("price-per-segment", SmsSettings.USUAL_COST.amount());
        Currency currency = settings.read(
                "currency", SmsSettings.USUAL_COST.currency(), "three letters such as EUR", Currency::getInstance);
        settings.done();
        try {
            return new SmsSettings(
                    new Account(sid, token, base),
                    new Sender(sender),
                    new Callbacks(publicUrl, proxies, help),
                    limits,
                    country,
                    new Cost(price, currency, Cost.Per.SEGMENT));
        } catch (IllegalArgumentException wrong) {
            throw new ChannelSettingsException(SmsChannel.ID, List.of(String.valueOf(wrong.getMessage())));
        }
    }

    private static List<InetAddress> proxies(ChannelSettings settings) {
        List<InetAddress> proxies = new ArrayList<>();
        for (String address : settings.list("trusted-proxies")) {
            try {
                if (!address.matches("[0-9.]+|[0-9a-fA-F:]+")) {
                    throw new UnknownHostException();
                }
                proxies.add(InetAddress.getByName(address));
            } catch (UnknownHostException wrong) {
                settings.problem(
                        "trusted-proxies holds a value that is no IP address: give addresses such as 10.0.0.7");
            }
        }
        return proxies;
    }
}
