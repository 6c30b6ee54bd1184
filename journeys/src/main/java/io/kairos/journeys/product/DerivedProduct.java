package io.kairos.journeys.product;

import io.kairos.journeys.Text;

/**
 * A product that a purchase makes useful, offered in the weeks after it.
 *
 * @param topic consent topic its message belongs to
 * @param template id of its message
 */
public record DerivedProduct(String id, Text name, DerivedMoment moment, String topic, String template) {}
