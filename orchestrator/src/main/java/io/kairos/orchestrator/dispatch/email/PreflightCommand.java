package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.preflight.DnsTxtLookup;
import io.kairos.channel.email.preflight.Preflight;
import io.kairos.channel.email.preflight.PreflightFinding;
import io.kairos.channel.email.preflight.PreflightFinding.Weight;
import io.kairos.channel.email.preflight.TxtLookup;
import io.kairos.channel.email.settings.EmailSettings;
import io.kairos.channel.spi.ChannelSettingsException;
import io.kairos.orchestrator.dispatch.ChannelProperties;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos preflight email}: whether mailbox providers will believe that our mails are ours. Needs no database. */
@Command(name = "preflight", resourceBundle = "i18n.email", mixinStandardHelpOptions = true)
public final class PreflightCommand implements KairosCommand {
    private static final String EMAIL = "email";

    private final TxtLookup dns;
    private final Texts texts = new Texts();

    @Parameters(paramLabel = "CHANNEL", descriptionKey = "channel")
    private String channel = EMAIL;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Asks the name servers of this machine. */
    public PreflightCommand() {
        this(new DnsTxtLookup());
    }

    PreflightCommand(TxtLookup dns) {
        this.dns = dns;
    }

    /** The settings as every other command reads them, and nothing of the application. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SmtpProperties.class)
    static class Settings {}

    @Override
    public Integer call() {
        if (!channel.equals(EMAIL)) {
            throw new ParameterException(
                    spec.commandLine(), say("preflight.channel-unknown", Map.of("channel", channel)));
        }
        Preflight.Sending sending = sending();
        PrintWriter out = spec.commandLine().getOut();
        out.println(say(
                "preflight.checking",
                Map.of(
                        "from", sending.from(),
                        "envelope", sending.envelope(),
                        "dkim",
                                sending.dkim()
                                        .map(key -> key.selector() + "._domainkey." + key.domain())
                                        .orElseGet(() -> say("preflight.unsigned", Map.of())))));
        List<PreflightFinding> findings = new Preflight(dns).check(sending);
        findings.forEach(finding -> tell(out, finding));
        boolean bad = findings.stream().anyMatch(finding -> finding.weight() == Weight.STOP);
        out.println(
                say(bad ? "preflight.bad" : findings.isEmpty() ? "preflight.good" : "preflight.passable", Map.of()));
        out.flush();
        return bad ? 1 : 0;
    }

    private static Preflight.Sending sending() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run()) {
            EmailSettings settings = EmailSettings.read(
                    new ChannelProperties(context.getEnvironment()).of(EMAIL), InstantSource.fixed(Instant.EPOCH));
            return context.getBean(SmtpProperties.class).sending(settings);
        } catch (ChannelSettingsException wrong) {
            throw new StartFailure("email-settings", Map.of("cause", String.valueOf(wrong.getMessage())), wrong);
        }
    }

    private void tell(PrintWriter out, PreflightFinding finding) {
        Locale language = Locale.getDefault();
        out.println(say(
                finding.weight() == Weight.STOP ? "preflight.stop" : "preflight.warn",
                Map.of("problem", StartPreflight.in(finding.problem(), language))));
        out.println(say(
                "preflight.remedy",
                Map.of("remedy", StartPreflight.in(finding.remedy(), language), "code", finding.code())));
    }

    private String say(String key, Map<String, String> params) {
        return texts.text(key, params, Locale.getDefault());
    }
}
