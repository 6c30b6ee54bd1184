package io.kairos.channel.providers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON documents of Twilio's API of 2010-04-01. */
final class TwilioJson {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TwilioJson() {}

    static String error(int status, int code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        error.put("status", status);
        return Json.write(error);
    }

    static String page(List<SentSms> messages, String account, String uri, @Nullable String nextUri, int size) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("first_page_uri", uri);
        page.put("end", Math.max(0, messages.size() - 1));
        page.put("previous_page_uri", null);
        page.put("messages", messages.stream().map(sms -> fields(sms, account)).toList());
        page.put("uri", uri);
        page.put("page_size", size);
        page.put("start", 0);
        page.put("next_page_uri", nextUri);
        page.put("page", 0);
        return Json.write(page);
    }

    static String message(SentSms sms, String account) {
        return Json.write(fields(sms, account));
    }

    private static Map<String, @Nullable Object> fields(SentSms sms, String account) {
        boolean service = sms.from().startsWith("MG");
        String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + sms.sid();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("account_sid", account);
        fields.put("api_version", "2010-04-01");
        fields.put("body", sms.body());
        fields.put("date_created", date(sms.at()));
        fields.put("date_sent", List.of("accepted", "queued").contains(sms.status()) ? null : date(sms.at()));
        fields.put("date_updated", date(sms.at()));
        fields.put("direction", "outbound-api");
        fields.put("error_code", sms.errorCode() == 0 ? null : sms.errorCode());
        fields.put("error_message", null);
        fields.put("from", service ? null : sms.from());
        fields.put("messaging_service_sid", service ? sms.from() : null);
        fields.put("num_media", "0");
        fields.put("num_segments", "1");
        fields.put("price", null);
        fields.put("price_unit", "USD");
        fields.put("sid", sms.sid());
        fields.put("status", sms.status());
        fields.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        fields.put("to", sms.to());
        fields.put("uri", uri + ".json");
        return fields;
    }

    private static String date(Instant at) {
        return RFC_2822.format(at);
    }
}
