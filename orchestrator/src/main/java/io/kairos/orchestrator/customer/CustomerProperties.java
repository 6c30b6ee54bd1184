package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of customers.
 *
 * @param defaultZone zone of a customer of whom nothing tells it; UTC by default
 */
@ConfigurationProperties("kairos.customer")
public record CustomerProperties(@DefaultValue("UTC") ZoneId defaultZone) {}
