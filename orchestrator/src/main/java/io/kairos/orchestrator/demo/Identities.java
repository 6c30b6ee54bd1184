package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Invented people: a first name, an address that exists nowhere, a country, and their consent. */
final class Identities {
    private static final String[] NAMES = {
        "Alex", "Camille", "Charlie", "Dominique", "Eden", "Jules", "Lou", "Maxime", "Noa", "Robin", "Sacha", "Sasha",
        "Andrea", "Billie", "Chris", "Claude", "Dana", "Francis", "Jo", "Kim", "Lee", "Morgan", "Pat", "Sam"
    };

    private Identities() {}

    static DemoEvent identify(Instant at, String userId, String country, RandomGenerator random) {
        var name = NAMES[random.nextInt(NAMES.length)];
        return new DemoEvent(
                at,
                EventType.IDENTIFY,
                "identify",
                Map.of(
                        "firstName", name,
                        "email", userId + "@customers.example",
                        "locale", Country.language(country),
                        "address", Map.of("country", country),
                        "consents", Map.of("email", Map.of("reminders", true, "recommendations", true))));
    }
}
