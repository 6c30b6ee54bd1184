package io.kairos.channel.sms;

import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The two calls of Twilio's API that are used, each with one try. */
final class TwilioApi {

    private static final long PAGE = 100;

    private final SmsSettings settings;
    private final TwilioRestClient client;

    TwilioApi(SmsSettings settings, OneTryClient http) {
        this.settings = settings;
        this.client = new Silent(new TwilioRestClient.Builder(
                        settings.account().sid(), settings.account().authToken())
                .accountSid(settings.account().sid())
                .httpClient(http));
    }

    /** Asks Twilio to send one message. */
    Message create(String to, String text, Optional<URI> statusCallback) {
        String sender = settings.sender().value();
        MessageCreator creator = settings.sender().isService()
                ? Message.creator(new PhoneNumber(to), sender, text)
                : Message.creator(new PhoneNumber(to), new PhoneNumber(sender), text);
        statusCallback.ifPresent(creator::setStatusCallback);
        return creator.create(client);
    }

    /**
     * The newest messages to a number, the waiting ones included. They are not narrowed by date on Twilio's side: its filter
     * goes by the day of sending, which a waiting message does not have yet.
     */
    List<Message> newest(String to) {
        return List.copyOf(new MessageReader()
                .setTo(new PhoneNumber(to))
                .setPageSize(PAGE)
                .firstPage(client)
                .getRecords());
    }

    /** The SDK logs addresses at level debug; numbers are none of a log's business. */
    private static final class Silent extends TwilioRestClient {
        Silent(Builder builder) {
            super(builder);
        }

        @Override
        public void logRequest(Request request) {}
    }
}
