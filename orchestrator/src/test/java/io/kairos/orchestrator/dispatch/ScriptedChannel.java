package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An email channel that answers as a test says and remembers what it was given. */
final class ScriptedChannel implements Channel {
    private final String id;
    private final DeliveryPolicy policy;
    private final Function<OutboundMessage, DeliveryOutcome> script;
    private final List<OutboundMessage> taken = new CopyOnWriteArrayList<>();

    private ScriptedChannel(String id, DeliveryPolicy policy, Function<OutboundMessage, DeliveryOutcome> script) {
        this.id = id;
        this.policy = policy;
        this.script = script;
    }

    static ScriptedChannel accepting() {
        return answering(message -> new DeliveryOutcome.Accepted("id-" + message.dispatchId(), Instant.EPOCH));
    }

    static ScriptedChannel answering(Function<OutboundMessage, DeliveryOutcome> script) {
        return new ScriptedChannel("email", DeliveryPolicy.AT_MOST_ONCE, script);
    }

    static ScriptedChannel withKey(Function<OutboundMessage, DeliveryOutcome> script) {
        return new ScriptedChannel("email", DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY, script);
    }

    static ScriptedChannel named(String id, Function<OutboundMessage, DeliveryOutcome> script) {
        return new ScriptedChannel(id, DeliveryPolicy.AT_MOST_ONCE, script);
    }

    /** What it was given, in the order it came. */
    List<OutboundMessage> taken() {
        return taken;
    }

    /** How often it was given this dispatch. */
    long taken(NewDispatch dispatch) {
        return taken.stream()
                .filter(message -> message.dispatchId().equals(dispatch.id().toString()))
                .count();
    }

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(id, policy, true, Duration.ZERO);
    }

    @Override
    public DeliveryOutcome deliver(OutboundMessage message) {
        taken.add(message);
        return script.apply(message);
    }

    @Override
    public void close() {}
}
