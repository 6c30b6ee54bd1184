package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.customer.CustomerProfile;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a customer is called in lists. */
final class Labels {
    private Labels() {}

    static String of(CustomerProfile customer) {
        return text(customer, "name")
                .or(() -> Optional.of(Stream.of("firstName", "lastName")
                                .flatMap(trait -> text(customer, trait).stream())
                                .collect(Collectors.joining(" ")))
                        .filter(name -> !name.isBlank()))
                .or(customer::userId)
                .or(customer::email)
                .orElseGet(() -> customer.id().toString());
    }

    private static Optional<String> text(CustomerProfile customer, String trait) {
        return Optional.ofNullable(customer.traits().get(trait))
                .map(String::valueOf)
                .map(String::strip)
                .filter(text -> !text.isBlank());
    }
}
