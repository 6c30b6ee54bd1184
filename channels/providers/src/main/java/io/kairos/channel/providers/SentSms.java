package io.kairos.channel.providers;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One text message the fake Twilio has taken over.
 *
 * @param sid its name, {@code SM} and 32 hexadecimal digits
 * @param from number, sender id or messaging service
 * @param statusCallback where Twilio is to tell what becomes of it
 * @param dispatchId the {@code dispatch} parameter of that address
 * @param status Twilio's word, such as {@code queued} or {@code delivered}
 * @param errorCode Twilio's error, 0 for none
 */
public record SentSms(
        String sid,
        String from,
        String to,
        String body,
        Optional<URI> statusCallback,
        Optional<String> dispatchId,
        Instant at,
        String status,
        int errorCode) {

    SentSms with(String newStatus, int newErrorCode) {
        return new SentSms(sid, from, to, body, statusCallback, dispatchId, at, newStatus, newErrorCode);
    }

    /** Shows sid and status alone: numbers and bodies stay out of logs. */
    @Override
    public String toString() {
        return "SentSms[" + sid + ", " + status + "]";
    }
}
