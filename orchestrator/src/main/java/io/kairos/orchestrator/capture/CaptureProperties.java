package io.kairos.orchestrator.capture;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of capture.
 *
 * @param batchSize most events of one transaction; 200 by default
 * @param lanes how many threads store events, each with a database connection; 1 by default, 16 at most
 * @param queueSize most events that wait or are being stored; beyond it callers are told to come back; 20,000 by default
 * @param futureTolerance how far ahead of the server's clock an event may be and still count as happening now; one hour
 *     by default
 * @param retryAfter what callers are told when the queue is full; one second by default
 */
@Validated
@ConfigurationProperties("kairos.capture")
public record CaptureProperties(
        @DefaultValue("200") @Min(1) int batchSize,
        @DefaultValue("1") @Min(1) @Max(16) int lanes,
        @DefaultValue("20000") @Min(1) int queueSize,
        @DefaultValue("PT1H") Duration futureTolerance,
        @DefaultValue("PT1S") Duration retryAfter) {}
