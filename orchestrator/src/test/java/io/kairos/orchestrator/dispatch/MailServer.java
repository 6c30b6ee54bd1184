package io.kairos.orchestrator.dispatch;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A relay and a bounce mailbox on this machine, and the settings that lead the application to them. */
final class MailServer {
    static final String PUBLIC = "https://kairos.example";

    private static final GreenMail SERVER = started();
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

    private MailServer() {}

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.setUser("bounces@mail.example.org", "bounces", "secret");
        server.start();
        return server;
    }

    static void settings(DynamicPropertyRegistry registry) {
        registry.add("kairos.public-url", () -> PUBLIC);
        registry.add("kairos.smtp.host", () -> "127.0.0.1");
        registry.add("kairos.smtp.port", () -> SERVER.getSmtp().getPort());
        registry.add("kairos.smtp.tls", () -> "none");
        registry.add("kairos.smtp.from.address", () -> "shop@mail.example.org");
        registry.add("kairos.channels.email.dkim.domain", () -> "mail.example.org");
        registry.add("kairos.channels.email.dkim.selector", () -> "s2026");
        registry.add("kairos.channels.email.dkim.key-file", MailServer::key);
        registry.add("kairos.channels.email.return-path", () -> "bounces@mail.example.org");
        registry.add("kairos.channels.email.bounces.host", () -> "127.0.0.1");
        registry.add(
                "kairos.channels.email.bounces.port", () -> SERVER.getImap().getPort());
        registry.add("kairos.channels.email.bounces.tls", () -> "none");
        registry.add("kairos.channels.email.bounces.user", () -> "bounces");
        registry.add("kairos.channels.email.bounces.password", () -> "secret");
        registry.add("kairos.channels.email.tracking.except", () -> "dated, impulse/send_reminder");
        registry.add("kairos.channels.email.preflight", () -> "off");
    }

    private static String key() {
        try {
            Path file = Files.createTempFile("kairos-dkim", ".pem");
            file.toFile().deleteOnExit();
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The mail of a dispatch as the relay took it. */
    static Mail mail(NewDispatch dispatch) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .map(Mail::new)
                .filter(mail ->
                        mail.header("X-Kairos-Dispatch").equals(dispatch.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    /** Puts a mail into the bounce mailbox. */
    static void bounce(String mail) {
        try {
            SERVER.getUserManager()
                    .getUser("bounces")
                    .deliver(new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** One mail. */
    record Mail(MimeMessage message) {
        String header(String name) {
            try {
                String value = message.getHeader(name, ",");
                return value == null ? "" : value;
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            }
        }

        /** Where a bounce would go. */
        String returnPath() {
            return header("Return-Path").replaceAll("[<>\\s]", "");
        }

        /** Quoted-printable undone. */
        String body() {
            return GreenMailUtil.getBody(message)
                    .replace("=\r\n", "")
                    .replace("=3D", "=")
                    .replace("=C2=A0", " ");
        }

        /** The first link in the HTML that begins so. */
        String link(String beginning) {
            Matcher links = HREF.matcher(body());
            while (links.find()) {
                if (links.group(1).startsWith(beginning)) {
                    return links.group(1);
                }
            }
            throw new IllegalStateException("no link to " + beginning);
        }

        /** Where the image that tells of opens is fetched. */
        String image() {
            Matcher image = Pattern.compile("src=\"([^\"]+\\.gif)\"").matcher(body());
            if (!image.find()) {
                throw new IllegalStateException("no image");
            }
            return image.group(1);
        }
    }
}
