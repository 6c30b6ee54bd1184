package io.kairos.channel.providers;

import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Twilio's messages API of 2010-04-01 on 127.0.0.1: checks login and fields, answers and errs in Twilio's JSON, lists what
 * it has, refuses numbers that wrote STOP, and calls back on demand with Twilio's signature. Nothing leaves the machine.
 */
public final class FakeTwilio implements AutoCloseable {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER =
            Pattern.compile("\\+[1-9][0-9]{6,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11}|[0-9]{3,8}");
    private static final Set<String> STOP = Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final int MAX_BODY = 1_600;

    private final TwilioSettings settings;
    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final Map<String, SentSms> messages = new ConcurrentHashMap<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private final AtomicInteger posts = new AtomicInteger();
    private final Optional<AcceptedLedger> ledger;
    private final TwilioCaller caller;
    private final LoopbackServer server;

    private FakeTwilio(TwilioSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.caller = new TwilioCaller(settings.authToken());
        this.ledger = settings.ledger().map(AcceptedLedger::open);
        this.server = LoopbackServer.start("twilio", settings.port(), this::answer);
    }

    /** Starts listening. */
    public static FakeTwilio start(TwilioSettings settings, InstantSource clock) {
        return new FakeTwilio(settings, clock);
    }

    /** Where it listens; the base address a client is pointed at. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Which messages it fails on. */
    public Faults faults() {
        return faults;
    }

    /** What it took over before it was started anew: a provider forgets nothing. */
    public void remember(List<SentSms> earlier) {
        earlier.forEach(sms -> {
            if (messages.putIfAbsent(sms.sid(), sms) == null) {
                order.add(sms.sid());
            }
        });
    }

    /** How often it was asked to send a message, whatever it answered. */
    public int posts() {
        return posts.get();
    }

    /** The messages it took over, in their order. */
    public List<SentSms> received() {
        return order.stream().map(messages::get).filter(sms -> sms != null).toList();
    }

    /**
     * Tells the sender what became of a message, as Twilio does.
     *
     * @param status Twilio's word, such as {@code delivered}
     * @param errorCode Twilio's error, 0 for none
     * @return the status of the sender's answer
     */
    public int callBack(String sid, String status, int errorCode) {
        SentSms sms = messages.computeIfPresent(sid, (id, known) -> known.with(status, errorCode));
        if (sms == null || sms.statusCallback().isEmpty()) {
            throw new IllegalArgumentException("no message with a status callback: " + sid);
        }
        return caller.post(sms.statusCallback().get(), statusFields(sms));
    }

    /**
     * A customer writes to one of the account's numbers; STOP and START count from then on.
     *
     * @param url where the number's messages are handed on to
     * @return the status of the answer
     */
    public int inbound(String from, String to, String body, URI url) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            optedOut.add(from);
        } else if (word.equals("START") || word.equals("UNSTOP")) {
            optedOut.remove(from);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        String sid = sid();
        fields.put("MessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("SmsMessageSid", sid);
        fields.put("AccountSid", settings.accountSid());
        fields.put("From", from);
        fields.put("To", to);
        fields.put("Body", body);
        fields.put("NumMedia", "0");
        fields.put("NumSegments", "1");
        fields.put("SmsStatus", "received");
        fields.put("ApiVersion", "2010-04-01");
        return caller.post(url, fields);
    }

    private Map<String, String> statusFields(SentSms sms) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", sms.sid());
        fields.put("SmsSid", sms.sid());
        fields.put("AccountSid", settings.accountSid());
        fields.put("From", sms.from());
        fields.put("To", sms.to());
        fields.put("MessageStatus", sms.status());
        fields.put("SmsStatus", sms.status());
        fields.put("ApiVersion", "2010-04-01");
        if (sms.errorCode() != 0) {
            fields.put("ErrorCode", Integer.toString(sms.errorCode()));
        }
        return fields;
    }

    private Reply answer(Request request) {
        String path = "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
        boolean isPost = request.method().equals("POST");
        if (isPost) {
            posts.incrementAndGet();
        }
        if (!request.basic().equals(Optional.of(settings.accountSid() + ":" + settings.authToken()))) {
            return error(401, 20003, "Authenticate");
        }
        if (!request.target().getPath().equals(path)) {
            return error(
                    404, 20404, "The requested resource " + request.target().getPath() + " was not found");
        }
        return isPost ? create(request) : list(request);
    }

    private Reply create(Request request) {
        Optional<Fault> fault = faults.take();
        if (fault.isPresent() && !fault.get().taken()) {
            return new Reply.Failing(fault.get());
        }
        Map<String, String> form = request.form();
        Optional<Reply> objection = objection(form);
        if (objection.isPresent()) {
            return objection.get();
        }
        Optional<URI> callback = Optional.ofNullable(form.get("StatusCallback")).map(URI::create);
        Optional<String> dispatchId = callback.map(URI::getRawQuery)
                .map(query -> Request.fields(query).get("dispatch"));
        SentSms sms = new SentSms(
                sid(),
                sender(form),
                form.getOrDefault("To", ""),
                form.getOrDefault("Body", ""),
                callback,
                dispatchId,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                "queued",
                0);
        ledger.ifPresent(lines -> lines.append(sms.sid(), dispatchId.orElse("-")));
        messages.put(sms.sid(), sms);
        order.add(sms.sid());
        settings.sink().accept(sms);
        return fault.<Reply>map(Reply.Failing::new)
                .orElseGet(() -> Reply.Answer.json(201, TwilioJson.message(sms, settings.accountSid())));
    }

    private Optional<Reply> objection(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        String body = form.getOrDefault("Body", "");
        if (to.isEmpty()) {
            return Optional.of(error(400, 21604, "A 'To' phone number is required."));
        }
        if (sender(form).isEmpty()) {
            return Optional.of(error(400, 21603, "A 'From' phone number is required."));
        }
        if (!SENDER.matcher(sender(form)).matches()) {
            return Optional.of(error(
                    400,
                    21212,
                    "The 'From' number is not a valid phone number, shortcode, or " + "alphanumeric sender ID."));
        }
        if (!E164.matcher(to).matches()) {
            return Optional.of(error(400, 21211, "Invalid 'To' Phone Number: " + to));
        }
        if (body.isEmpty()) {
            return Optional.of(error(400, 21619, "A text message body or media urls must be specified."));
        }
        if (body.length() > MAX_BODY) {
            return Optional.of(error(400, 21617, "The concatenated message body exceeds the 1600 character limit"));
        }
        return optedOut.contains(to)
                ? Optional.of(error(400, 21610, "Attempt to send to unsubscribed recipient"))
                : Optional.empty();
    }

    private Reply list(Request request) {
        Map<String, String> query = request.query();
        int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
        int page = Integer.parseInt(query.getOrDefault("Page", "0"));
        List<SentSms> found = received().stream()
                .filter(sms -> query.getOrDefault("To", sms.to()).equals(sms.to()))
                .filter(sms -> query.getOrDefault("From", sms.from()).equals(sms.from()))
                .sorted((first, second) -> order.indexOf(second.sid()) - order.indexOf(first.sid()))
                .toList();
        List<SentSms> shown =
                found.stream().skip((long) page * size).limit(size).toList();
        String uri = request.target().getRawPath() + "?PageSize=" + size + "&To="
                + query.getOrDefault("To", "").replace("+", "%2B");
        String next = (long) (page + 1) * size < found.size() ? uri + "&Page=" + (page + 1) : null;
        return Reply.Answer.json(200, TwilioJson.page(shown, settings.accountSid(), uri, next, size));
    }

    private static String sender(Map<String, String> form) {
        return form.getOrDefault("MessagingServiceSid", form.getOrDefault("From", ""));
    }

    private static Reply error(int status, int code, String message) {
        return Reply.Answer.json(status, TwilioJson.error(status, code, message));
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        server.close();
        ledger.ifPresent(AcceptedLedger::close);
    }
}
