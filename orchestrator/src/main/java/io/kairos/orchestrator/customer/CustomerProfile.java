package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known about a customer.
 *
 * @param phone E.164 where the number could be read, else as given
 * @param zone where the customer's hours are counted; {@code zoneSource} says how it is known
 * @param traits last values given, by name
 */
public record CustomerProfile(
        UUID id,
        Optional<String> userId,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> firstName,
        ZoneId zone,
        ZoneSource zoneSource,
        Locale locale,
        Map<String, Object> traits) {}
