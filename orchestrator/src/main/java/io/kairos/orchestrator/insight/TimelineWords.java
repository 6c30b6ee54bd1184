package io.kairos.orchestrator.insight;

import org.springframework.stereotype.Component;

/** Puts the rows of a timeline into words. */
@Component
class TimelineWords {

    private final EventWords events;

    TimelineWords(Products products) {
        events = new EventWords(products.catalogue());
    }

    Timeline.Entry entry(TimelineRow row, Words words) {
        return switch (row.kind()) {
            case EVENT -> events.entry(row, words);
            case NEED_OPENED, NEED_CHANGED, NEED_CLOSED -> NeedWords.entry(row, words);
            case ENROLMENT_STARTED, ENROLMENT_ENDED -> EnrolmentWords.entry(row, words);
            case DECISION -> DecisionWords.entry(row, words);
            case DELIVERED, UNKNOWN -> DispatchWords.entry(row, words);
            case QUESTION_ASKED, QUESTION_CLOSED -> QuestionWords.entry(row, words);
            case FEEDBACK -> FeedbackWords.entry(row, words);
        };
    }
}
