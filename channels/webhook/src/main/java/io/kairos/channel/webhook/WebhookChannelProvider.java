package io.kairos.channel.webhook;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettings;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.channel.webhook.WebhookSettings.Limits;
import io.kairos.channel.webhook.WebhookSettings.Reach;
import io.kairos.channel.webhook.WebhookSettings.Secrets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the channel {@code webhook} from settings: {@code secrets} (between commas; the first is the newest) must be there;
 * {@code secrets.<host>} for single receivers, {@code allow-http}, {@code internal-hosts} (between commas),
 * {@code connections}, {@code connect-timeout}, {@code answer-timeout} and {@code total-timeout} may.
 */
public final class WebhookChannelProvider implements ChannelProvider {

    private static final String BY_HOST = "secrets.";

    @Override
    public String id() {
        return WebhookChannel.ID;
    }

    @Override
    public Channel create(Map<String, String> settings, InstantSource clock) {
        return WebhookChannel.open(read(settings), clock);
    }

    /**
     * Reads settings.
     *
     * @throws ChannelSettingsException when one is missing, wrong or unknown
     */
    public static WebhookSettings read(Map<String, String> values) {
        ChannelSettings settings = new ChannelSettings(WebhookChannel.ID, values);
        List<Secret> usual = secrets(settings, "secrets");
        Map<String, List<Secret>> byHost = new LinkedHashMap<>();
        values.keySet().stream()
                .filter(name -> name.startsWith(BY_HOST))
                .forEach(name -> byHost.put(name.substring(BY_HOST.length()), secrets(settings, name)));
        Reach reach = new Reach(settings.flag("allow-http", false), Set.copyOf(settings.list("internal-hosts")));
        Limits limits = new Limits(
                settings.number("connections", Limits.USUAL.connections(), 1, 1_000),
                settings.duration("connect-timeout", Limits.USUAL.connect()),
                settings.duration("answer-timeout", Limits.USUAL.silence()),
                settings.duration("total-timeout", Limits.USUAL.total()),
                Limits.USUAL.answerBytes());
        settings.done();
        return new WebhookSettings(new Secrets(usual, byHost), reach, limits);
    }

    private static List<Secret> secrets(ChannelSettings settings, String name) {
        try {
            List<Secret> secrets =
                    settings.list(name).stream().map(Secret::parse).toList();
            if (secrets.isEmpty()) {
                settings.problem(name + " is missing or empty: set at least one, whsec_ and 24 to 64 bytes in Base64");
            }
            return secrets;
        } catch (IllegalArgumentException wrong) {
            settings.problem(name + ": " + wrong.getMessage());
            return List.of();
        }
    }
}
