package io.kairos.timing;

import io.kairos.timing.hours.PersonHours;
import io.kairos.timing.hours.PersonalHours;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * At which hours a customer is expected to act: her own, where both her counts and a model that reads them are known, else
 * everybody's, with what was missing. Where neither is there nothing is missing: nobody meant the hours to be personal.
 *
 * @param why empty: nothing to tell
 */
record OwnHours(HourWeights weights, Optional<Reason> why, Optional<Missing> missing) {

    static OwnHours of(Customer customer, Optional<PersonalHours> model, HourWeights everybody) {
        Optional<PersonHours> own = customer.hours().filter(hours -> hours.events() > 0);
        if (own.isPresent() && model.isPresent()) {
            PersonHours hours = own.orElseThrow();
            return new OwnHours(
                    new HourWeights(model.orElseThrow().profileFor(hours, 0)),
                    Optional.of(why(hours)),
                    Optional.empty());
        }
        if (own.isPresent())
            return new OwnHours(
                    everybody, Optional.of(new Reason("hours.noModel", Map.of())), Optional.of(Missing.HOURS_MODEL));
        if (model.isPresent())
            return new OwnHours(
                    everybody, Optional.of(new Reason("hours.everybody", Map.of())), Optional.of(Missing.OWN_HOURS));
        return new OwnHours(everybody, Optional.empty(), Optional.empty());
    }

    private static Reason why(PersonHours hours) {
        int[] counts = hours.hours();
        int most = 0;
        for (int hour = 1; hour < counts.length; hour++) if (counts[hour] > counts[most]) most = hour;
        return new Reason(
                "hours.own",
                Map.of(
                        "count", Integer.toString(hours.events()),
                        "hour", String.format(Locale.ROOT, "%02d:00", most)));
    }

    /** The outlook with what is to be told about the hours. */
    Outlook tell(Outlook outlook) {
        if (why.isEmpty()) return outlook;
        Outlook.Basis basis = outlook.basis();
        List<Reason> facts = new ArrayList<>(basis.facts());
        facts.add(why.orElseThrow());
        Set<Missing> all = EnumSet.noneOf(Missing.class);
        all.addAll(basis.missing());
        missing.ifPresent(all::add);
        return outlook.on(new Outlook.Basis(basis.model(), basis.fallback(), all, facts));
    }
}
