package io.kairos.channel.email.inbound;

import io.kairos.channel.email.SmtpSettings.Login;
import io.kairos.channel.email.SmtpSettings.Tls;
import java.util.Optional;

/**
 * Where bounces are fetched.
 *
 * @param host with TLS its certificate must name it
 * @param folder such as {@code INBOX}
 * @param done where mails that were dealt with are moved; without it they stay and are marked as read
 */
public record ImapSettings(String host, int port, Tls tls, Login login, String folder, Optional<String> done) {
    public ImapSettings {
        if (host.isBlank() || folder.isBlank() || done.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("IMAP host and folders must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("IMAP port must be 1 to 65535: " + port);
        }
    }
}
