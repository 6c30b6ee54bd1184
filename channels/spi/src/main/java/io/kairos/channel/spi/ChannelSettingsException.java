package io.kairos.channel.spi;

import java.util.List;

/** Settings a channel cannot work with; names every problem at once. */
public final class ChannelSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Names the problems.
     *
     * @param problems at least one, each naming the setting, what is wrong with it and what to do
     */
    public ChannelSettingsException(String channel, List<String> problems) {
        super("channel " + channel + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, one by one. */
    public List<String> problems() {
        return problems;
    }
}
