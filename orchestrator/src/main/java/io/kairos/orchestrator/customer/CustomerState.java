package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One customer in memory while a batch of events is folded into it. Of every trait, of the zone and of the locale the
 * latest word wins, in whatever order the events arrive. Not thread-safe.
 */
final class CustomerState {
    final UUID id;
    final Map<String, Object> traits;
    /** When each trait was last said, also of those taken back. */
    final Map<String, Long> traitAt;

    @Nullable
    String userId;

    Place place;
    Instant createdAt;
    Instant lastSeenAt;
    private boolean placeChanged;

    @Nullable
    private Phone lastPhone;

    private boolean profileChanged;

    /** Zone and locale, how the zone is known, and when either was said. */
    record Place(
            ZoneId zone,
            ZoneSource source,
            @Nullable Instant zoneAt,
            Locale locale,
            @Nullable Instant localeAt) {}

    CustomerState(
            UUID id,
            @Nullable String userId,
            Map<String, Object> traits,
            Map<String, Long> traitAt,
            Place place,
            Instant createdAt,
            Instant lastSeenAt) {
        this.id = id;
        this.userId = userId;
        this.traits = new LinkedHashMap<>(traits);
        this.traitAt = new LinkedHashMap<>(traitAt);
        this.place = place;
        this.createdAt = createdAt;
        this.lastSeenAt = lastSeenAt;
    }

    /** A customer nobody has heard of before. */
    static CustomerState fresh(UUID id, Optional<String> userId, ZoneId zone, Instant now) {
        Place place = new Place(zone, ZoneSource.DEFAULT, null, Locale.ENGLISH, null);
        return new CustomerState(id, userId.orElse(null), Map.of(), Map.of(), place, now, Instant.EPOCH);
    }

    /** Takes in what one event says. */
    void fold(CustomerFact fact) {
        if (fact.at.isAfter(lastSeenAt)) lastSeenAt = fact.at;
        long at = fact.at.toEpochMilli();
        fact.traits.forEach((name, value) -> put(name, value, at));
        fact.locale.ifPresent(locale -> locale(locale, fact.at));
        fact.zone.ifPresent(zone -> zone(zone, fact.at));
    }

    /** Takes in everything known about an anonymous customer that has become this one. */
    void absorb(CustomerState other) {
        if (other.lastSeenAt.isAfter(lastSeenAt)) lastSeenAt = other.lastSeenAt;
        if (other.createdAt.isBefore(createdAt)) createdAt = other.createdAt;
        other.traitAt.forEach((name, at) -> put(name, other.traits.get(name), at));
        if (other.place.localeAt() != null) locale(other.place.locale(), other.place.localeAt());
        if (other.place.zoneAt() != null) zone(other.place.zone(), other.place.zoneAt());
        profileChanged = true;
    }

    private void put(String name, @Nullable Object value, long at) {
        Long before = traitAt.get(name);
        if (before != null && before > at) return;
        traitAt.put(name, at);
        Object was = value == null ? traits.remove(name) : traits.put(name, value);
        profileChanged = true;
        if (!Objects.equals(was, value)) placeChanged = true;
    }

    private void locale(Locale locale, Instant at) {
        if (place.localeAt() != null && place.localeAt().isAfter(at)) return;
        if (!locale.equals(place.locale())) placeChanged = true;
        if (!locale.equals(place.locale()) || place.localeAt() == null) profileChanged = true;
        place = new Place(place.zone(), place.source(), place.zoneAt(), locale, at);
    }

    private void zone(ZoneId zone, Instant at) {
        if (place.zoneAt() != null && place.zoneAt().isAfter(at)) return;
        if (!zone.equals(place.zone()) || place.zoneAt() == null) profileChanged = true;
        place = new Place(zone, ZoneSource.EXPLICIT, at, place.locale(), place.localeAt());
    }

    /** Finds the zone anew where something it is inferred from has changed. */
    void settle(ZoneId fallback) {
        if (!placeChanged || place.source() == ZoneSource.EXPLICIT) return;
        ZoneFinder.Found found = ZoneFinder.find(traits, place.locale(), fallback);
        place = new Place(found.zone(), found.source(), null, place.locale(), place.localeAt());
        placeChanged = false;
    }

    void rename(String newUserId) {
        userId = newUserId;
        profileChanged = true;
    }

    /** Whether more than the time of the last event has changed. */
    boolean profileChanged() {
        return profileChanged;
    }

    /** The e-mail address as an identity: lower case. */
    Optional<String> email() {
        return traits.get("email") instanceof String email && !email.isBlank()
                ? Optional.of(email.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The telephone number in E.164 form, or as given where it cannot be read. */
    Optional<String> phone() {
        if (!(traits.get("phone") instanceof String phone) || phone.isBlank()) return Optional.empty();
        String country = ZoneFinder.country(traits);
        Phone read = lastPhone;
        if (read == null || !read.given().equals(phone) || !Objects.equals(read.country(), country)) {
            Optional<String> e164 = Phones.e164(phone, CountryZones.code(country));
            read = new Phone(phone, country, e164.orElse(phone.strip()));
            lastPhone = read;
        }
        return Optional.of(read.canonical());
    }

    /** A number that was read: reading one costs more than all else that is done for an event. */
    private record Phone(String given, @Nullable String country, String canonical) {}
}
