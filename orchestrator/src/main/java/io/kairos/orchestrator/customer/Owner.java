package io.kairos.orchestrator.customer;

import java.util.UUID;

/**
 * The customer an identity belongs to.
 *
 * @param known whether the customer has a user id; one without is anonymous
 */
record Owner(UUID customerId, boolean known) {}
