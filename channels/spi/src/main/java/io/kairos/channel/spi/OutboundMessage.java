package io.kairos.channel.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One dispatch, rendered and addressed.
 *
 * @param dispatchId identity of the dispatch, the same on every attempt: letters, digits, {@code . _ -}, 64 at most
 * @param recipient where the channel reaches the customer
 * @param content what the message says
 * @param headers further protocol headers, in order, such as {@code List-Unsubscribe}; one line each, no name twice
 */
public record OutboundMessage(
        String dispatchId, Recipient recipient, MessageContent content, Map<String, String> headers) {

    private static final Pattern DISPATCH_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final int MAX_DISPATCH_ID = 64;
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final int MAX_HEADER = 8_000;

    public OutboundMessage {
        if (dispatchId.length() > MAX_DISPATCH_ID
                || !DISPATCH_ID.matcher(dispatchId).matches()) {
            throw new IllegalArgumentException("dispatch id must be letters, digits, '.', '_' or '-', at most "
                    + MAX_DISPATCH_ID + " of them: " + OneLine.printable(dispatchId));
        }
        headers = checked(headers);
    }

    /**
     * A message to an address in the channel's own form.
     *
     * @param address one line without blanks around it
     */
    public OutboundMessage(String dispatchId, String address, MessageContent content, Map<String, String> headers) {
        this(dispatchId, new Recipient.Line(address), content, headers);
    }

    /** A message without further headers. */
    public static OutboundMessage to(Recipient recipient, String dispatchId, MessageContent content) {
        return new OutboundMessage(dispatchId, recipient, content, Map.of());
    }

    /** The recipient on one line. */
    public String address() {
        return recipient.line();
    }

    private static Map<String, String> checked(Map<String, String> headers) {
        Map<String, String> copy = new LinkedHashMap<>(headers);
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        copy.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "header name must be printable ASCII without ':' or blanks: " + OneLine.printable(name));
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("header is given twice: " + name);
            }
            OneLine.check("header " + name, value, MAX_HEADER);
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Shows the dispatch id alone: addresses and bodies stay out of logs. */
    @Override
    public String toString() {
        return "OutboundMessage[" + dispatchId + "]";
    }
}
