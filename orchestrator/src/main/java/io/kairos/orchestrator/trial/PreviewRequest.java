package io.kairos.orchestrator.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be foreseen. Everything may be left out.
 *
 * @param bpmn the file; else the draft, else the file in force
 * @param clock the instant to begin at, ISO 8601 in UTC; else now
 * @param customers whose ways are wanted; else a sample
 * @param sample how many, where no customers are named; else 5
 * @param fresh has those begin who are inside the journey already
 */
record PreviewRequest(
        @Nullable String bpmn,
        @Nullable String clock,
        @Nullable List<@Nullable String> customers,
        @Nullable Integer sample,
        @Nullable Boolean fresh) {}
