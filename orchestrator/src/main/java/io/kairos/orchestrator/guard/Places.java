package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CountryZones;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.PhonePlaces;
import io.kairos.orchestrator.customer.PhonePlaces.PhonePlace;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.legal.LegalRules;
import io.kairos.orchestrator.guard.legal.Place;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer may be: in the zone they said; else in any their number may be in; else in any their country keeps; else
 * where the installation takes them to be.
 */
final class Places {
    private final LegalRules rules;

    Places(LegalRules rules) {
        this.rules = rules;
    }

    Place of(Optional<CustomerProfile> customer) {
        return customer.map(this::of)
                .orElseGet(() -> new Place(Optional.empty(), Optional.empty(), Set.of(ZoneOffset.UTC)));
    }

    /** The country the customer is written to in: the number's, else the address's. */
    static Optional<String> country(CustomerProfile customer) {
        return customer.phone().flatMap(PhonePlaces::country).or(() -> addressCountry(customer));
    }

    private Place of(CustomerProfile customer) {
        Optional<PhonePlace> phone = customer.phone().map(PhonePlaces::of);
        Optional<String> country = phone.flatMap(PhonePlace::country).or(() -> addressCountry(customer));
        return new Place(country, postalCode(customer), zones(customer, phone));
    }

    private Set<ZoneId> zones(CustomerProfile customer, Optional<PhonePlace> phone) {
        if (customer.zoneSource() == ZoneSource.EXPLICIT) {
            return Set.of(customer.zone());
        }
        Set<ZoneId> byPhone = phone.map(PhonePlace::zones).orElse(Set.of());
        if (!byPhone.isEmpty()) {
            return byPhone;
        }
        Set<ZoneId> byCountry = addressCountry(customer).map(rules::zonesOf).orElse(Set.of());
        return byCountry.isEmpty() ? Set.of(customer.zone()) : byCountry;
    }

    private static Optional<String> addressCountry(CustomerProfile customer) {
        return text(address(customer).get("country"))
                .or(() -> text(customer.traits().get("country")))
                .flatMap(CountryZones::code);
    }

    private static Optional<String> postalCode(CustomerProfile customer) {
        Map<?, ?> address = address(customer);
        return Stream.of("postalCode", "postal_code", "zip")
                .flatMap(name -> text(address.get(name)).stream())
                .findFirst();
    }

    private static Map<?, ?> address(CustomerProfile customer) {
        return customer.traits().get("address") instanceof Map<?, ?> parts ? parts : Map.of();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String || value instanceof Number
                ? Optional.of(value.toString().strip())
                : Optional.empty();
    }
}
