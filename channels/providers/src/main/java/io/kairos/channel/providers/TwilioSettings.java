package io.kairos.channel.providers;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How the fake Twilio runs.
 *
 * @param port 0 for a free one
 * @param accountSid {@code AC} and 32 hexadecimal digits
 * @param authToken password of the account; also signs callbacks
 * @param ledger file that gets one line for each accepted message, on disk before the answer
 * @param sink gets every accepted message before the sender is told
 */
public record TwilioSettings(
        int port, String accountSid, String authToken, Optional<Path> ledger, Consumer<SentSms> sink) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");

    public TwilioSettings {
        if (!ACCOUNT.matcher(accountSid).matches()) {
            throw new IllegalArgumentException("account SID must be AC and 32 hexadecimal digits: " + accountSid);
        }
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("auth token is blank");
        }
    }

    /** A free port, no ledger, no sink. */
    public static TwilioSettings of(String accountSid, String authToken) {
        return new TwilioSettings(0, accountSid, authToken, Optional.empty(), sms -> {});
    }

    public TwilioSettings withLedger(Path file) {
        return new TwilioSettings(port, accountSid, authToken, Optional.of(file), sink);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TwilioSettings[" + port + ", " + accountSid + "]";
    }
}
