package io.kairos.orchestrator.dispatch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The settings {@code kairos.channels.<id>.<name>}. As environment variables they are written in capitals with underscores for
 * dashes: {@code KAIROS_CHANNELS_SMS_ACCOUNT_SID}. A point inside a name is two of them:
 * {@code KAIROS_CHANNELS_DISPLAY_GOOGLE__TOKEN} is {@code google.token}.
 */
public final class ChannelProperties {
    private static final String PREFIX = "kairos.channels.";
    private static final String VARIABLE = "KAIROS_CHANNELS_";

    private final ConfigurableEnvironment environment;

    public ChannelProperties(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** The settings of one channel, names without the prefix; its rate is Kairos' own affair and left out. */
    public Map<String, String> of(String id) {
        Map<String, String> settings = new TreeMap<>(byChannel(Set.of(id)).getOrDefault(id, Map.of()));
        settings.remove(ProvidedChannels.RATE);
        return settings;
    }

    /** The settings of each channel that has any, names without the prefix; {@code ids} tells where an id ends in a variable. */
    Map<String, Map<String, String>> byChannel(Set<String> ids) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    String plain = source instanceof SystemEnvironmentPropertySource ? ofVariable(name, ids) : name;
                    if (plain.startsWith(PREFIX)) {
                        add(all, plain.substring(PREFIX.length()), String.valueOf(source.getProperty(name)));
                    }
                }
            }
        }
        return all;
    }

    /** What an earlier source says counts, as everywhere in Spring. */
    private void add(Map<String, Map<String, String>> all, String rest, String value) {
        int point = rest.indexOf('.');
        String id = point < 0 ? rest : rest.substring(0, point);
        all.computeIfAbsent(id, key -> new TreeMap<>())
                .putIfAbsent(point < 0 ? "" : rest.substring(point + 1), environment.resolvePlaceholders(value));
    }

    private static String ofVariable(String name, Set<String> ids) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!upper.startsWith(VARIABLE)) {
            return name;
        }
        String rest = upper.substring(VARIABLE.length());
        // the longest first: of push and push-web, KAIROS_CHANNELS_PUSH_WEB_URL means the second
        for (String id : new TreeSet<>(ids).descendingSet()) {
            String start = id.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
            if (rest.startsWith(start)) {
                return PREFIX + id + "." + dashed(rest.substring(start.length()));
            }
        }
        return PREFIX + dashed(rest);
    }

    private static String dashed(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace("__", ".").replace('_', '-');
    }
}
