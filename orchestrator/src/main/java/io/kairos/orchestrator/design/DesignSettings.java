package io.kairos.orchestrator.design;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code kairos.design.*}.
 *
 * @param approvalAbove a launch that is about more customers than this, inside or likely to enter, needs a second person
 */
@ConfigurationProperties("kairos.design")
record DesignSettings(@DefaultValue("1000") long approvalAbove) {}
