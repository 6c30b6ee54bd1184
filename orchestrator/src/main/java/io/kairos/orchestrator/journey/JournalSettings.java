package io.kairos.orchestrator.journey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long it is remembered where customers' tokens were.
 *
 * @param keepMonths whole months before this one that are kept; default 0: all of them. A journey must not last longer, or its steps
 *     are no longer counted and a customer who waits since then is no longer heard
 * @param monthsAhead for how many months to come there is a table; default 2
 */
@Validated
@ConfigurationProperties("kairos.journal")
record JournalSettings(
        @DefaultValue("0") @Min(0) @Max(1200) int keepMonths,
        @DefaultValue("2") @Min(0) @Max(24) int monthsAhead) {}
