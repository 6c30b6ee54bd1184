package io.kairos.orchestrator.insight;

import org.springframework.stereotype.Component;

/** What happened to a customer and what comes next, in words. */
@Component
class CustomerStory {

    private final CustomerKeys keys;
    private final TimelineQuery timeline;
    private final TimelineWords timelineWords;
    private final UpcomingQuery upcoming;

    CustomerStory(CustomerKeys keys, TimelineQuery timeline, TimelineWords timelineWords, UpcomingQuery upcoming) {
        this.keys = keys;
        this.timeline = timeline;
        this.timelineWords = timelineWords;
        this.upcoming = upcoming;
    }

    /** The customer of an id in a path. */
    CustomerKey key(String id) {
        return keys.find(Asked.id(id, "customer-unknown")).orElseThrow(() -> Asked.unknown("customer-unknown", id));
    }

    Timeline timeline(CustomerKey customer, TimelineQuery.Start start, Words words) {
        Page<Timeline.Entry> page = timeline.page(customer.id(), start).map(row -> timelineWords.entry(row, words));
        return new Timeline(page.rows(), page.next());
    }

    UpcomingList upcoming(CustomerKey customer, Words words) {
        return new UpcomingList(upcoming.of(customer.id()).stream()
                .map(row -> UpcomingWords.item(row, words))
                .toList());
    }
}
