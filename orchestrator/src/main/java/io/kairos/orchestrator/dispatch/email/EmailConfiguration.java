package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.SmtpChannel;
import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.spi.Channel;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The email channel. Without {@code kairos.smtp.host} a mailbox on this machine takes the mail and shows it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class EmailConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(EmailConfiguration.class);

    @Bean(destroyMethod = "close")
    Relay mailRelay(
            SmtpProperties smtp,
            MailboxSink sink,
            InstantSource clock,
            @Value("${kairos.mailbox.port:0}") int mailboxPort) {
        Optional<SmtpSettings> relay = smtp.relay();
        if (relay.isPresent()) {
            LOG.info("Mail goes to {}:{}", relay.get().host(), relay.get().port());
            return new Relay(relay.get(), Optional.empty());
        }
        Mailbox mailbox = Mailbox.start(mailboxPort, sink, clock);
        LOG.info("Mail goes to the built-in mailbox on port {}", mailbox.port());
        return new Relay(smtp.builtIn(mailbox.port()), Optional.of(mailbox));
    }

    @Bean(destroyMethod = "close")
    Channel emailChannel(Relay mailRelay, InstantSource clock) {
        return new SmtpChannel(mailRelay.settings(), clock);
    }
}
