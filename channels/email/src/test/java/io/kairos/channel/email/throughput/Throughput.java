package io.kairos.channel.email.throughput;

import io.kairos.channel.email.SmtpChannel;
import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands mails of text and HTML to a relay on loopback and prints mails a second as one line of JSON: this channel, and beside
 * it loops over Jakarta Mail as one writes them first, with a connection for each mail and with one kept. Takes seconds for
 * each as its argument, 3 by default; the first third of each is not counted.
 */
final class Throughput {

    private static final int CONNECTIONS = 8;
    private static final String TEXT = "It waits for you. ".repeat(30);
    private static final String HTML = "<p>" + "It <b>waits</b> for you. ".repeat(60) + "</p>";

    /** One way to hand over one mail. */
    interface Handing {
        void hand(long number) throws MessagingException;
    }

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 3);
        System.out.println(report(time));
    }

    static String report(Duration time)
            throws IOException, InterruptedException, ExecutionException, MessagingException {
        return String.format(
                Locale.ROOT,
                "{\"emailsPerSecond\": {\"kairos\": %.0f, \"jakartaMailKeptConnection\": %.0f,"
                        + " \"jakartaMailConnectionPerMail\": %.0f}, \"connections\": %d, \"processors\": %d}",
                channel(time),
                kept(time),
                perMail(time),
                CONNECTIONS,
                Runtime.getRuntime().availableProcessors());
    }

    static double channel(Duration time)
            throws IOException, InterruptedException, ExecutionException, MessagingException {
        Duration patience = Duration.ofSeconds(20);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T09:30:00Z"));
        try (SmtpSink sink = new SmtpSink();
                SmtpChannel channel = new SmtpChannel(
                        new SmtpSettings(
                                "localhost",
                                sink.port(),
                                SmtpSettings.Tls.NONE,
                                Optional.empty(),
                                new SmtpSettings.Sender("shop@example.org", "Kairos"),
                                new SmtpSettings.Limits(CONNECTIONS, patience, patience, patience)),
                        clock)) {
            return measured(sink, CONNECTIONS, time, number -> {
                DeliveryOutcome outcome = channel.deliver(new OutboundMessage(
                        "d-" + number, "ann@example.org", MessageContent.of("Your sofa", TEXT, HTML), Map.of()));
                if (!(outcome instanceof DeliveryOutcome.Accepted)) {
                    throw new IllegalStateException("not taken: " + outcome);
                }
            });
        }
    }

    private static double kept(Duration time)
            throws IOException, InterruptedException, ExecutionException, MessagingException {
        try (SmtpSink sink = new SmtpSink()) {
            Session session = session(sink);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                return measured(sink, 1, time, number -> {
                    MimeMessage mail = mail(session, number);
                    transport.sendMessage(mail, mail.getAllRecipients());
                });
            }
        }
    }

    private static double perMail(Duration time)
            throws IOException, InterruptedException, ExecutionException, MessagingException {
        try (SmtpSink sink = new SmtpSink()) {
            Session session = session(sink);
            return measured(sink, 1, time, number -> Transport.send(mail(session, number)));
        }
    }

    private static Session session(SmtpSink sink) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", String.valueOf(sink.port()));
        return Session.getInstance(properties);
    }

    private static MimeMessage mail(Session session, long number) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("shop@example.org"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ann@example.org"));
        mail.setSubject("Your sofa");
        mail.setHeader("X-Kairos-Dispatch", "d-" + number);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(TEXT, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(HTML, "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    /** Mails the sink took in the last two thirds of the time, a second. */
    private static double measured(SmtpSink sink, int threads, Duration time, Handing handing)
            throws InterruptedException, ExecutionException {
        AtomicLong number = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long begin = System.nanoTime();
        long counted = begin + time.toNanos() / 3;
        long end = begin + time.toNanos();
        AtomicLong before = new AtomicLong(-1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(workers.submit(() -> {
                while (System.nanoTime() < end) {
                    if (System.nanoTime() > counted) {
                        before.compareAndSet(-1, sink.mails.get());
                    }
                    handing.hand(number.incrementAndGet());
                }
                return true;
            }));
        }
        for (Future<?> worker : running) {
            worker.get();
        }
        workers.shutdown();
        return (sink.mails.get() - Math.max(0, before.get())) * 1e9 / (System.nanoTime() - counted);
    }
}
