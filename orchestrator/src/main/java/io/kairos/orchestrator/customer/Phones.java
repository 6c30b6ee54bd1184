package io.kairos.orchestrator.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.kairos.orchestrator.customer.PhonePlaces.PhonePlace;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Telephone numbers: their canonical form and the time zone they tell. */
final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper ZONES = PhoneNumberToTimeZonesMapper.getInstance();
    /** Java copies all of them whenever it is asked. */
    private static final Set<String> KNOWN_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Phones() {}

    /**
     * The zone a number tells.
     *
     * @param sure false where the number could be in zones that keep different hours, and one had to be chosen
     */
    record PhoneZone(ZoneId zone, boolean sure) {}

    /** E.164 form of a number that is valid; {@code country} (ISO code) reads numbers written without a prefix. */
    static Optional<String> e164(@Nullable String number, Optional<String> country) {
        return parse(number, country).map(parsed -> NUMBERS.format(parsed, PhoneNumberFormat.E164));
    }

    /** The zone of a valid number; of several the principal one of its country, else the first. */
    static Optional<PhoneZone> zone(@Nullable String number, Optional<String> country) {
        Optional<PhoneNumber> parsed = parse(number, country);
        if (parsed.isEmpty()) return Optional.empty();
        List<ZoneId> zones = ZONES.getTimeZonesForNumber(parsed.get()).stream()
                .filter(KNOWN_ZONES::contains)
                .map(ZoneId::of)
                .toList();
        if (zones.isEmpty()) return Optional.empty();
        ZoneId chosen = CountryZones.zone(NUMBERS.getRegionCodeForNumber(parsed.get()))
                .filter(zones::contains)
                .orElse(zones.get(0));
        boolean sure = zones.stream().allMatch(zone -> zone.getRules().equals(chosen.getRules()));
        return Optional.of(new PhoneZone(chosen, sure));
    }

    /** The country of a valid number and every zone it may be in; none where nothing is known of it. */
    static PhonePlace place(@Nullable String number) {
        return parse(number, Optional.empty())
                .map(parsed -> new PhonePlace(
                        Optional.ofNullable(NUMBERS.getRegionCodeForNumber(parsed)),
                        ZONES.getTimeZonesForNumber(parsed).stream()
                                .filter(KNOWN_ZONES::contains)
                                .map(ZoneId::of)
                                .collect(Collectors.toSet())))
                .orElse(PhonePlace.UNKNOWN);
    }

    /** The country a valid number belongs to. */
    static Optional<String> country(@Nullable String number) {
        return parse(number, Optional.empty()).map(NUMBERS::getRegionCodeForNumber);
    }

    private static Optional<PhoneNumber> parse(@Nullable String number, Optional<String> country) {
        if (number == null || number.isBlank()) return Optional.empty();
        try {
            PhoneNumber parsed = NUMBERS.parse(number, country.orElse(null));
            return NUMBERS.isValidNumber(parsed) ? Optional.of(parsed) : Optional.empty();
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }
}
