package io.kairos.channel.sms;

import java.util.Map;
import java.util.Set;

/** The error codes of Twilio that concern a text message, as its error dictionary describes them. */
final class TwilioCode {

    static final int OPTED_OUT = 21610;
    static final int SWITCHED_OFF = 30003;

    private static final Map<Integer, String> MEANING = Map.ofEntries(
            Map.entry(21211, "the number is no valid telephone number"),
            Map.entry(21214, "the number cannot be reached"),
            Map.entry(21217, "the number does not seem to be valid"),
            Map.entry(21265, "the number is a short code"),
            Map.entry(21408, "the account may not send to this country"),
            Map.entry(21602, "the message has no text"),
            Map.entry(21604, "the message has no recipient"),
            Map.entry(21610, "the customer wrote STOP to this sender"),
            Map.entry(21612, "the sender cannot reach this number"),
            Map.entry(21614, "the number is no mobile number"),
            Map.entry(21617, "the text is longer than 1600 characters"),
            Map.entry(21619, "the message has no text"),
            Map.entry(30001, "the sender's queue is full"),
            Map.entry(30003, "the telephone is switched off or out of reach"),
            Map.entry(30004, "the customer or the carrier blocks the message"),
            Map.entry(30005, "the telephone is unknown"),
            Map.entry(30006, "the number is a fixed line or its carrier cannot be reached"),
            Map.entry(30007, "the carrier filtered the message"),
            Map.entry(30008, "the carrier gave no reason"),
            Map.entry(30022, "the sender's campaign went over its rate"),
            Map.entry(30034, "the sender belongs to no registered campaign"));

    /** No message will ever reach the number. */
    private static final Set<Integer> SUPPRESSING =
            Set.of(21211, 21214, 21217, 21265, 21614, 30004, 30005, 30006, OPTED_OUT);

    /** The receiving side sent it back, rather than the way there. */
    private static final Set<Integer> BOUNCES = Set.of(SWITCHED_OFF, 30004, 30005, 30006);

    /** Nothing is wrong with the message: sender, registration or credit are to be mended. */
    private static final Set<Integer> SETTINGS =
            Set.of(21212, 21603, 21606, 21611, 21659, 21660, 21703, 30001, 30002, 30022);

    private TwilioCode() {}

    static String describe(int code) {
        return MEANING.getOrDefault(code, "Twilio refuses the message") + " (Twilio " + code + ")";
    }

    static boolean suppresses(int code) {
        return SUPPRESSING.contains(code);
    }

    static boolean isBounce(int code) {
        return BOUNCES.contains(code);
    }

    static boolean isAboutSettings(int code) {
        return SETTINGS.contains(code);
    }

    static boolean isAboutRecipient(int code) {
        return MEANING.containsKey(code) && !SETTINGS.contains(code);
    }
}
