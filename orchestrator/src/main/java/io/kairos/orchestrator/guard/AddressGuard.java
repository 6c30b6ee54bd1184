package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message needs an address its channel can use. */
final class AddressGuard implements Guard {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]{1,189}");
    private static final Pattern ONE_LINE = Pattern.compile("\\S(\\P{Cntrl}*\\S)?");

    @Override
    public Verdict ask(SendContext context) {
        String channel = context.request().channel();
        Map<String, String> params = Map.of("channel", channel);
        Optional<String> address = context.customer().flatMap(customer -> Addresses.of(channel, customer));
        if (address.isEmpty()) {
            return new Verdict.Refuse(new Reason("address-missing", params));
        }
        Pattern form = channel.equals(Addresses.EMAIL) ? EMAIL : ONE_LINE;
        return form.matcher(address.get()).matches()
                ? new Verdict.Allow(new Reason("address-known", params))
                : new Verdict.Refuse(new Reason("address-unusable", params));
    }
}
