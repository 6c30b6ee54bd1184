package io.kairos.orchestrator.fault;

import io.kairos.channel.providers.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** F17: Twilio calls back again and again, in any order; somebody else calls back with what he made up. */
final class Callbacks implements Scenario {
    private static final List<String> WORDS =
            List.of("delivered", "queued", "sending", "sent", "delivered", "queued", "sent", "sending");

    private final int messages;

    Callbacks(int messages) {
        this.messages = messages;
    }

    @Override
    public String id() {
        return "F17";
    }

    @Override
    public int usualRuns() {
        return 5;
    }

    @Override
    public void run(Rig rig, SplittableRandom random, Tally tally) {
        Client client = new Client(rig.node());
        rig.fakes.twilio.faults().next(Fault.hang().butTaken());
        List<Message> asked = rig.ground.queue("service", Collections.nCopies(messages, "sms"));
        rig.awaitSettled(asked);
        int unknown = rig.ground.count(asked, "unknown");
        tally.expect(unknown == 1, "F17 one hand-off had no answer, and " + unknown + " are unknown");
        for (Message message : asked) {
            int forged = callBack(client, message, "undelivered", "c2lnbmVkIGJ5IG5vYm9keQ==");
            tally.expect(forged == 403, "F17 a forged callback was answered with " + forged);
        }
        tally.expect(rig.ground.count(asked, "unknown") == 1, "I7 a forged callback changed a state");
        for (Message message : asked) {
            List<String> words = new ArrayList<>(WORDS);
            Collections.shuffle(words, new Random(random.nextLong()));
            for (String word : words) {
                int answer = callBack(client, message, word, "");
                tally.expect(answer == 200, "F17 a callback was answered with " + answer);
            }
        }
        int accepted = rig.ground.count(asked, "accepted");
        tally.expect(accepted == messages, "I7 of " + messages + " delivered messages " + accepted + " are accepted");
        List<String> known = rig.ground.highestEvents(asked);
        tally.expect(
                known.size() == messages && known.stream().allMatch("delivered"::equals),
                "I7 what is known of the messages went back: " + known);
        rig.check(asked, tally);
    }

    private static int callBack(Client client, Message message, String word, String forgery) {
        String sid = "SM" + message.id().toString().replace("-", "");
        Map<String, String> form = new TreeMap<>(Map.of(
                "AccountSid",
                Fakes.ACCOUNT,
                "MessageSid",
                sid,
                "SmsSid",
                sid,
                "To",
                message.phone(),
                "From",
                "+15005550006",
                "MessageStatus",
                word,
                "SmsStatus",
                word,
                "ApiVersion",
                "2010-04-01"));
        String query = "?dispatch=" + message.id();
        String signature = forgery.isEmpty() ? signature(URI.create(Fakes.CALLBACKS + query), form) : forgery;
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.post(
                "/callbacks/sms" + query, "application/x-www-form-urlencoded", body, "X-Twilio-Signature", signature);
    }

    private static String signature(URI url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url.toString());
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Fakes.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Optional.of(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)))
                    .map(Base64.getEncoder()::encodeToString)
                    .orElseThrow();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
