package io.kairos.channel.sms;

import io.kairos.channel.spi.CallbackChannel.Callback;
import io.kairos.channel.spi.CallbackChannel.Reading;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.DeliveryEvent.Source;
import io.kairos.channel.spi.Recipient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads Twilio's status callbacks and customers' messages once their signature is found right. */
final class TwilioCallbacks {

    /** Parameter of the callback address that carries the dispatch id; signed with it. */
    static final String DISPATCH = "dispatch";

    private static final String BODY_HASH = "bodySHA256";
    private static final String XML = "text/xml;charset=UTF-8";
    private static final String NO_ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";
    private static final Pattern DISPATCH_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int MAX_BODY = 64 * 1024;

    private final SmsSettings settings;
    private final InstantSource clock;
    private final TwilioSignature signature;
    private final PublicAddress address;

    TwilioCallbacks(SmsSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.signature = new TwilioSignature(settings.account().authToken());
        this.address = new PublicAddress(settings.callbacks());
    }

    Reading read(Callback callback) {
        if (callback.body().length > MAX_BODY) {
            return new Reading.Malformed("the body is longer than " + MAX_BODY + " bytes");
        }
        Map<String, List<String>> query;
        Map<String, List<String>> form;
        try {
            int mark = callback.uri().indexOf('?');
            query = fields(mark < 0 ? "" : callback.uri().substring(mark + 1));
            form = isForm(callback) ? fields(new String(callback.body(), StandardCharsets.UTF_8)) : Map.of();
        } catch (IllegalArgumentException badEncoding) {
            return new Reading.Malformed("query or form is badly encoded");
        }
        if (!isSigned(callback, query, form)) {
            return new Reading.Forged("the signature is missing or wrong");
        }
        Map<String, String> values = firsts(form.isEmpty() ? query : form);
        if (!settings.account()
                .sid()
                .equals(values.getOrDefault("AccountSid", settings.account().sid()))) {
            return new Reading.Forged("the account is another one");
        }
        return understood(values, firsts(query));
    }

    private boolean isSigned(Callback callback, Map<String, List<String>> query, Map<String, List<String>> form) {
        String given = callback.header("x-twilio-signature").orElse("");
        boolean right = false;
        for (String url : address.of(callback)) {
            right |= signature.isRight(url, form, given);
        }
        Optional<String> hash =
                query.getOrDefault(BODY_HASH, List.of()).stream().findFirst();
        boolean bodyCovered = form.isEmpty() && callback.body().length > 0
                ? hash.filter(value -> TwilioSignature.isBody(callback.body(), value))
                        .isPresent()
                : hash.isEmpty() || isForm(callback) || callback.body().length == 0;
        return right && bodyCovered && !given.isEmpty();
    }

    private Reading understood(Map<String, String> values, Map<String, String> query) {
        Optional<String> sid =
                Optional.ofNullable(values.get("MessageSid")).or(() -> Optional.ofNullable(values.get("SmsSid")));
        if (sid.isEmpty() || sid.get().isBlank()) {
            return new Reading.Malformed("no MessageSid");
        }
        Optional<String> status = Optional.ofNullable(values.get("MessageStatus"));
        if (status.isPresent()) {
            Optional<String> dispatch = Optional.ofNullable(query.get(DISPATCH))
                    .filter(id -> DISPATCH_ID.matcher(id).matches());
            Source source =
                    new Source(sid.get() + ":" + status.get(), dispatch, sid, phone(values.get("To")), clock.instant());
            return answered(StatusReader.read(source, status.get(), values.getOrDefault("ErrorCode", "0")), NO_ANSWER);
        }
        if (!values.containsKey("Body") || !values.containsKey("From")) {
            return new Reading.Malformed("neither a status nor a message");
        }
        return inbound(values, sid.get());
    }

    private Reading inbound(Map<String, String> values, String sid) {
        Source source = new Source(
                sid + ":received", Optional.empty(), Optional.empty(), phone(values.get("From")), clock.instant());
        String text = values.getOrDefault("Body", "");
        Optional<Keyword> wish = Optional.ofNullable(values.get("OptOutType"))
                .flatMap(TwilioCallbacks::optOutType)
                .or(() -> Keyword.in(text));
        List<DeliveryEvent> events = new ArrayList<>();
        wish.ifPresent(keyword -> {
            if (keyword == Keyword.STOP) {
                events.add(new DeliveryEvent.Unsubscribed(with(source, ":stop"), shortened(text)));
            } else if (keyword == Keyword.START) {
                events.add(new DeliveryEvent.Resubscribed(with(source, ":start"), shortened(text)));
            }
        });
        events.add(new DeliveryEvent.Replied(source, text));
        boolean answersHelp = wish.equals(Optional.of(Keyword.HELP))
                && !settings.callbacks().help().isBlank();
        return answered(events, answersHelp ? saying(settings.callbacks().help()) : NO_ANSWER);
    }

    private static Source with(Source source, String suffix) {
        return new Source(
                source.key() + suffix, source.dispatchId(), source.providerId(), source.recipient(), source.at());
    }

    private static Optional<Keyword> optOutType(String type) {
        return Set.of("STOP", "START", "HELP").contains(type) ? Optional.of(Keyword.valueOf(type)) : Optional.empty();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 40 ? line.substring(0, 40) : line;
    }

    private static Reading answered(List<DeliveryEvent> events, String answer) {
        return new Reading.Genuine(events, XML, answer);
    }

    private static String saying(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return NO_ANSWER.replace("<Response>", "<Response><Message>" + escaped + "</Message>");
    }

    private static Optional<Recipient> phone(@org.jspecify.annotations.Nullable String number) {
        try {
            return Optional.ofNullable(number).map(Recipient.Phone::new);
        } catch (IllegalArgumentException shortCodeOrName) {
            return Optional.empty();
        }
    }

    private static boolean isForm(Callback callback) {
        return callback.header("content-type")
                .filter(type -> type.toLowerCase(java.util.Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    private static Map<String, String> firsts(Map<String, List<String>> fields) {
        Map<String, String> firsts = new LinkedHashMap<>();
        fields.forEach((name, values) -> firsts.put(name, values.get(0)));
        return firsts;
    }

    private static Map<String, List<String>> fields(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), key -> new ArrayList<>())
                        .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
