package io.kairos.journeys.product;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An open need of one customer, as far as matching must know it. */
public record OpenNeed(
        String id, String productType, String subject, Optional<LocalDate> date, Instant openedAt, Instant changedAt) {}
