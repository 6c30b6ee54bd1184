package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.preflight.PreflightFinding;
import io.kairos.channel.email.preflight.PreflightFinding.Weight;
import io.kairos.channel.email.preflight.PreflightFinding.Words;
import io.kairos.channel.email.settings.EmailSettings.Preflighting;
import io.kairos.channel.spi.ChannelSettingsException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Checks SPF, DKIM and DMARC when the program starts: refuses to start, or warns, as the operator chose. */
final class StartPreflight implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(StartPreflight.class);

    private final Preflighting how;
    private final boolean local;
    private final Supplier<List<PreflightFinding>> check;

    /** @param local mail stays on this machine, where nobody doubts who sent it */
    StartPreflight(Preflighting how, boolean local, Supplier<List<PreflightFinding>> check) {
        this.how = how;
        this.local = local;
        this.check = check;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (local || how == Preflighting.OFF) {
            return;
        }
        if (how == Preflighting.REFUSE) {
            refuse(check.get());
            return;
        }
        // name servers may take their time, and a warning can wait for them
        Thread asking = new Thread(() -> warn(check.get()), "email-preflight");
        asking.setDaemon(true);
        asking.start();
    }

    private static void refuse(List<PreflightFinding> findings) {
        warn(findings.stream().filter(one -> one.weight() == Weight.WARN).toList());
        List<String> stops = findings.stream()
                .filter(one -> one.weight() == Weight.STOP)
                .map(one -> said(one, Locale.getDefault()))
                .toList();
        if (!stops.isEmpty()) {
            throw new ChannelSettingsException("email", stops);
        }
    }

    private static void warn(List<PreflightFinding> findings) {
        findings.forEach(one -> LOG.warn("Email preflight {}: {}", one.code(), said(one, Locale.ENGLISH)));
    }

    private static String said(PreflightFinding finding, Locale language) {
        return in(finding.problem(), language) + " " + in(finding.remedy(), language);
    }

    /** In French or else in English. */
    static String in(Words words, Locale language) {
        return language.getLanguage().equals("fr") ? words.french() : words.english();
    }
}
