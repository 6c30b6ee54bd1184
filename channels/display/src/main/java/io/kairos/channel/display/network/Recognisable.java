package io.kairos.channel.display.network;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.Recipient.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Sends those of whom there is something to compare and refuses the others. */
final class Recognisable {

    private Recognisable() {}

    static <T> List<DeliveryOutcome> only(
            List<Identity> people,
            Function<Identity, T> identifiers,
            Predicate<T> isNothing,
            Function<List<T>, List<DeliveryOutcome>> send) {
        List<T> found = people.stream().map(identifiers).toList();
        List<T> known = found.stream().filter(isNothing.negate()).toList();
        List<DeliveryOutcome> sent = known.isEmpty() ? List.of() : send.apply(known);
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        int next = 0;
        for (T one : found) {
            outcomes.add(isNothing.test(one) ? Outcomes.nobody() : sent.get(next++));
        }
        return outcomes;
    }
}
