package io.kairos.orchestrator.need;

import io.kairos.journeys.product.OpenNeed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One intent of one customer.
 *
 * @param subject what it is about: a destination, a range of sofas
 * @param date the day it is for, such as the arrival
 * @param zone IANA zone of the place it is about
 * @param value what winning it would bring
 * @param features further facts by the names of the product type
 * @param openedAt the first sign of it
 * @param closedAt when it was won, lost, expired or superseded
 */
public record Need(
        UUID customerId,
        UUID id,
        String productType,
        String subject,
        NeedState state,
        Optional<LocalDate> date,
        Optional<LocalDate> endDate,
        Optional<String> zone,
        Optional<BigDecimal> value,
        Map<String, String> features,
        Instant openedAt,
        Instant changedAt,
        Instant expiresAt,
        Optional<Instant> closedAt) {
    public Need {
        features = Map.copyOf(features);
    }

    /** The same need, closed. */
    Need closed(NeedState how, Instant at) {
        return new Need(
                customerId,
                id,
                productType,
                subject,
                how,
                date,
                endDate,
                zone,
                value,
                features,
                openedAt,
                changedAt,
                expiresAt,
                Optional.of(at));
    }

    /** The same need as it was before it was closed. */
    public Need reopened() {
        return new Need(
                customerId,
                id,
                productType,
                subject,
                NeedState.OPEN,
                date,
                endDate,
                zone,
                value,
                features,
                openedAt,
                changedAt,
                expiresAt,
                Optional.empty());
    }

    OpenNeed asOpen() {
        return new OpenNeed(id.toString(), productType, subject, date, openedAt, changedAt);
    }
}
