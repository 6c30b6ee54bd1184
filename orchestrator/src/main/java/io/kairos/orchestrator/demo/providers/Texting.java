package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.providers.SentSms;
import io.kairos.channel.sms.SmsText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text messages, from the provider into the mailbox and back. */
final class Texting {
    static final String CHANNEL = "sms";

    private Texting() {}

    static Received read(SentSms sms) {
        SmsText text = SmsText.of(sms.body());
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("encoding", text.encoding() == SmsText.Encoding.GSM_7 ? "GSM-7" : "UCS-2");
        detail.put("units", text.units());
        detail.put("segments", text.segments());
        detail.put(
                "culprits",
                text.culprits().stream().map(SmsText.Culprit::character).toList());
        detail.put("callback", sms.statusCallback().map(Object::toString).orElse(null));
        return new Received(
                CHANNEL,
                sms.sid(),
                sms.dispatchId().flatMap(Received::uuid),
                sms.at(),
                sms.from(),
                sms.to(),
                "",
                sms.body(),
                detail);
    }

    /** As the provider had it, before it was started anew. */
    static SentSms written(Received received) {
        return new SentSms(
                received.name(),
                received.from(),
                received.to(),
                received.text(),
                Optional.ofNullable(received.detail().get("callback")).map(url -> java.net.URI.create(url.toString())),
                received.dispatchId().map(Object::toString),
                received.at(),
                "sent",
                0);
    }
}
