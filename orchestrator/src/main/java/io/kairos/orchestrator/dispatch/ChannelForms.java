package io.kairos.orchestrator.dispatch;

import io.kairos.journeys.message.Form;
import java.util.Set;

/** In which forms a channel reads a message's template. */
public interface ChannelForms {
    /** None for a channel that reads no template. */
    Set<Form> of(String channel);
}
