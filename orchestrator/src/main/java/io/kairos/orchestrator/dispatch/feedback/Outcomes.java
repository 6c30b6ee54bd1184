package io.kairos.orchestrator.dispatch.feedback;

import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.orchestrator.dispatch.LateNews;
import io.kairos.orchestrator.guard.SendRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what came back about messages, in one transaction. Repeats and disorder are harmless: each event counts once by
 * its key, and of a dispatch nothing that was accepted or refused changes. Thread-safe.
 */
@Component
public class Outcomes {
    private final Feedback feedback;
    private final LateNews news;
    private final TransactionTemplate transactions;

    Outcomes(Feedback feedback, LateNews news, TransactionTemplate transactions) {
        this.feedback = feedback;
        this.news = news;
        this.transactions = transactions;
    }

    /** From a source that cannot be forged. */
    public void take(String channel, List<DeliveryEvent> events) {
        List<SendRequest> free = transactions.execute(status -> events.stream()
                .flatMap(event -> feedback.take(channel, event).stream())
                .toList());
        news.free(free);
    }

    /** From a source that anybody can write to: what is not about a dispatch of this channel is left aside. */
    public void ofDispatches(String channel, List<DeliveryEvent> events) {
        List<SendRequest> free = transactions.execute(status -> events.stream()
                .filter(event -> feedback.isAboutDispatch(channel, event))
                .flatMap(event -> feedback.take(channel, event).stream())
                .toList());
        news.free(free);
    }
}
