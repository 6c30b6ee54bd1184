package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what an event says about its customer: traits, zone, locale, consents. */
public final class FactReader {
    private static final String CONSENTS = "consents";
    private static final String TIMEZONE = "timezone";

    private FactReader() {}

    /** The facts of an identify call, whose {@code traits} describe the customer. */
    public static CustomerFact identify(Instant at, Map<String, Object> traits, Map<String, Object> context) {
        Map<String, Object> kept = new LinkedHashMap<>(traits);
        List<ConsentFact> consents = ConsentReader.trait(kept.remove(CONSENTS));
        consents.addAll(ConsentReader.context(context));
        Optional<ZoneId> zone = ZoneNames.read(kept.get(TIMEZONE), "/traits/timezone");
        if (zone.isEmpty()) zone = ZoneNames.read(context.get(TIMEZONE), "/context/timezone");
        Optional<Locale> locale = Locales.read(kept.get("locale"));
        if (locale.isEmpty()) locale = Locales.read(context.get("locale"));
        return new CustomerFact(at, kept, zone, locale, consents, List.of());
    }

    /** The facts of any other call; {@code name} is the name of a track event. */
    public static CustomerFact event(
            Instant at, String name, Map<String, Object> properties, Map<String, Object> context) {
        List<ConsentFact> consents = ConsentReader.context(context);
        consents.addAll(EmailEvents.consents(name, properties));
        return new CustomerFact(
                at,
                Map.of(),
                ZoneNames.read(context.get(TIMEZONE), "/context/timezone"),
                Locales.read(context.get("locale")),
                consents,
                EmailEvents.suppressions(name, properties));
    }
}
