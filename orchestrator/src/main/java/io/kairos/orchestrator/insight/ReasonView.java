package io.kairos.orchestrator.insight;

import java.util.Map;

/** A reason with its words in the reader's language. */
record ReasonView(String code, Map<String, String> params, String text) {}
