package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.SmtpChannel;
import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.email.inbound.BounceMailbox;
import io.kairos.channel.email.inbound.InboundReader;
import io.kairos.channel.email.preflight.DnsTxtLookup;
import io.kairos.channel.email.preflight.Preflight;
import io.kairos.channel.email.preflight.TxtLookup;
import io.kairos.channel.email.settings.EmailSettings;
import io.kairos.channel.email.settings.EmailSettings.Bounces;
import io.kairos.channel.email.tracking.Tracking;
import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.spi.Channel;
import io.kairos.orchestrator.dispatch.ChannelProperties;
import io.kairos.orchestrator.dispatch.TestRoad;
import io.kairos.orchestrator.dispatch.feedback.Outcomes;
import io.kairos.orchestrator.dispatch.sender.Sender;
import io.kairos.orchestrator.dispatch.unsubscribe.UnsubscribeSettings;
import io.kairos.orchestrator.platform.Pump;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The email channel. Without {@code kairos.smtp.host} a mailbox on this machine takes the mail and shows it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class EmailConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EmailConfiguration.class);

    @Bean
    EmailSettings emailSettings(ConfigurableEnvironment environment, InstantSource clock) {
        return EmailSettings.read(new ChannelProperties(environment).of("email"), clock);
    }

    @Bean
    Sender emailSender(SmtpProperties smtp) {
        return new Sender("email", smtp.senderDomain());
    }

    @Bean
    EmailSetup emailSetup(EmailSettings settings, MailSecret secret) {
        return new EmailSetup(settings, secret.keys());
    }

    @Bean(destroyMethod = "close")
    Relay mailRelay(
            SmtpProperties smtp,
            EmailSettings settings,
            MailboxSink sink,
            InstantSource clock,
            @Value("${kairos.mailbox.port:0}") int mailboxPort) {
        Optional<SmtpSettings> relay = smtp.relay(settings.token());
        if (relay.isPresent()) {
            LOG.info("Mail goes to {}:{}", relay.get().host(), relay.get().port());
            return new Relay(relay.get(), Optional.empty());
        }
        Mailbox mailbox = Mailbox.start(mailboxPort, sink, clock);
        LOG.info("Mail goes to the built-in mailbox on port {}", mailbox.port());
        return new Relay(smtp.builtIn(mailbox.port()), Optional.of(mailbox));
    }

    @Bean(destroyMethod = "close")
    Channel emailChannel(Relay mailRelay, EmailSetup setup, InstantSource clock) {
        return new SmtpChannel(
                mailRelay.settings(), clock, setup.outgoing(), setup.settings().trust());
    }

    /** Mails that try a message go past the queue. */
    @Bean
    TestRoad testRoad(Channel emailChannel, Relay mailRelay) {
        return new TestRoad() {
            @Override
            public Channel email() {
                return emailChannel;
            }

            @Override
            public boolean staysHere() {
                return mailRelay.mailbox().isPresent();
            }
        };
    }

    @Bean
    Tracking mailTracking(EmailSetup setup, UnsubscribeSettings pages) {
        return new Tracking(pages.publicUrl(), setup.keys());
    }

    /** Looks into the bounce mailbox, where one is named. */
    @Bean
    Pump bouncePump(EmailSetup setup, Relay mailRelay, Outcomes outcomes, InstantSource clock) {
        Optional<Bounces> bounces = setup.settings().bounces();
        return new BouncePump(
                bounces.map(known -> new BounceMailbox(
                        known.mailbox(),
                        new InboundReader(setup.verp().orElseThrow(), domain(mailRelay)),
                        clock,
                        setup.settings().trust())),
                bounces.map(Bounces::every),
                outcomes,
                clock);
    }

    @Bean
    TxtLookup nameServers() {
        return new DnsTxtLookup();
    }

    /** Before anything is sent. */
    @Bean
    SmartInitializingSingleton mailPreflight(
            SmtpProperties smtp, EmailSettings settings, Relay mailRelay, TxtLookup dns) {
        return new StartPreflight(
                settings.preflight(),
                mailRelay.mailbox().isPresent(),
                () -> new Preflight(dns).check(smtp.sending(settings)));
    }

    private static String domain(Relay relay) {
        String address = relay.settings().from().address();
        return address.substring(address.indexOf('@') + 1);
    }
}
