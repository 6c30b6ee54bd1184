package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a customer's zone where nobody said it: telephone number, then country, then a number that could lie in several
 * zones or the region of the locale, then the installation's default.
 */
final class ZoneFinder {
    private ZoneFinder() {}

    /** A zone and how it is known. */
    record Found(ZoneId zone, ZoneSource source) {}

    static Found find(Map<String, Object> traits, Locale locale, ZoneId fallback) {
        Optional<String> country = CountryZones.code(country(traits));
        Optional<Phones.PhoneZone> phone = Phones.zone(text(traits.get("phone")), country);
        if (phone.isPresent() && phone.get().sure()) {
            return new Found(phone.get().zone(), ZoneSource.PHONE);
        }
        Optional<ZoneId> byCountry = country.flatMap(CountryZones::zone);
        if (byCountry.isPresent()) return new Found(byCountry.get(), ZoneSource.COUNTRY);
        if (phone.isPresent()) return new Found(phone.get().zone(), ZoneSource.INFERRED);
        return CountryZones.zone(locale.getCountry())
                .map(zone -> new Found(zone, ZoneSource.INFERRED))
                .orElse(new Found(fallback, ZoneSource.DEFAULT));
    }

    /** The country of the address, or the trait {@code country}. */
    static @Nullable String country(Map<String, Object> traits) {
        if (traits.get("address") instanceof Map<?, ?> address && address.get("country") instanceof String country) {
            return country;
        }
        return text(traits.get("country"));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
