package io.kairos.orchestrator.dispatch;

/** What is done to the HTML of an email after it was written. Thread-safe. */
public interface EmailFinish {
    /** The HTML to send for this dispatch. */
    String html(NewDispatch dispatch, String html);
}
