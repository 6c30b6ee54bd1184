package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.EventType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Invented people: a name, an address that exists nowhere, a country, and what they agree to. All have an email address; three
 * in four a phone; of those whose address is asked for, two in three gave all of it and one in six a part. Not everybody
 * agrees to everything.
 */
final class Identities {
    private static final String[] NAMES = {
        "Alex", "Camille", "Charlie", "Dominique", "Eden", "Jules", "Lou", "Maxime", "Noa", "Robin", "Sacha", "Sasha",
        "Andrea", "Billie", "Chris", "Claude", "Dana", "Francis", "Jo", "Kim", "Lee", "Morgan", "Pat", "Sam"
    };
    private static final String[] FAMILIES = {
        "Alder", "Bach", "Costa", "Dubois", "Évrard", "Fischer", "Garcia", "Hughes", "Ivens", "Jansen", "Keller",
        "Lambert", "Moreau", "Novak", "Olsen", "Petit", "Rossi", "Silva", "Taylor", "Weber"
    };
    private static final double AGREES_TO_TEXTS = 0.7;
    private static final double AGREES_TO_ADVERTISEMENTS = 0.6;
    private static final double AGREES_TO_LETTERS = 0.75;
    private static final double IS_KNOWN_TO_THE_SHOP = 0.9;

    private Identities() {}

    static DemoEvent identify(Instant at, String userId, String country, RandomGenerator random) {
        var traits = new HashMap<String, Object>();
        traits.put("firstName", NAMES[random.nextInt(NAMES.length)]);
        traits.put("lastName", FAMILIES[random.nextInt(FAMILIES.length)]);
        traits.put("email", userId + "@customers.example");
        traits.put("locale", Country.language(country));
        traits.put("address", Homes.draw(country, random));
        Phones.draw(userId, country, random).ifPresent(phone -> traits.put("phone", phone));
        traits.put("consents", consents(random));
        return new DemoEvent(at, EventType.IDENTIFY, "identify", traits);
    }

    private static Map<String, Object> consents(RandomGenerator random) {
        return Map.of(
                "email", Map.of("reminders", true, "recommendations", true),
                "sms", Map.of("reminders", random.nextDouble() < AGREES_TO_TEXTS),
                "display", Map.of("reminders", random.nextDouble() < AGREES_TO_ADVERTISEMENTS),
                "postal", Map.of("reminders", random.nextDouble() < AGREES_TO_LETTERS),
                "webhook", Map.of("recommendations", random.nextDouble() < IS_KNOWN_TO_THE_SHOP));
    }
}
