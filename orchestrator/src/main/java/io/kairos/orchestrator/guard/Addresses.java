package io.kairos.orchestrator.guard;

import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.customer.CustomerProfile;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Where a channel reaches a customer. */
public final class Addresses {
    /** Id of the email channel. */
    public static final String EMAIL = "email";

    private static final String SMS = "sms";
    private static final Pattern EMAIL_FORM =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]{1,189}");
    private static final Pattern ONE_LINE = Pattern.compile("\\S(\\P{Cntrl}*\\S)?");

    private Addresses() {}

    /** Where this channel reaches this customer, in the kind of recipient it declares. */
    public static Reached of(String channel, ChannelReach channels, CustomerProfile customer) {
        return switch (channels.recipientOf(channel)) {
            case LINE -> line(channel, customer);
            case EMAIL -> email(customer);
            case PHONE -> read(customer.phone(), Recipient.Phone::new);
            case IDENTITY -> Persons.identity(customer);
            case POSTAL -> Persons.postal(customer);
            case URL ->
                channels.urlOf(channel)
                        .<Reached>map(url -> new Reached.At(new Recipient.Url(url)))
                        .orElseGet(Reached.Nowhere::new);
        };
    }

    private static Reached email(CustomerProfile customer) {
        return matching(customer.email(), EMAIL_FORM, Recipient.Email::new);
    }

    /** Outside workers read the address themselves. */
    private static Reached line(String channel, CustomerProfile customer) {
        return switch (channel) {
            case EMAIL -> matching(customer.email(), EMAIL_FORM, Recipient.Line::new);
            case SMS -> matching(customer.phone(), ONE_LINE, Recipient.Line::new);
            default -> matching(customer.userId(), ONE_LINE, Recipient.Line::new);
        };
    }

    private static Reached matching(Optional<String> address, Pattern form, Function<String, Recipient> recipient) {
        return address.isPresent() && !form.matcher(address.get()).matches()
                ? new Reached.Unusable()
                : read(address, recipient);
    }

    private static Reached read(Optional<String> address, Function<String, Recipient> recipient) {
        try {
            return address.map(recipient).<Reached>map(Reached.At::new).orElseGet(Reached.Nowhere::new);
        } catch (IllegalArgumentException notOfItsKind) {
            return new Reached.Unusable();
        }
    }
}
