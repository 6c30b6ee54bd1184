/** Who a customer is: traits, identities, consents, time zone, locale. */
@NullMarked
package io.kairos.orchestrator.customer;

import org.jspecify.annotations.NullMarked;
