package io.kairos.orchestrator.bench;

import io.kairos.channel.email.SmtpChannel;
import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mails of text and HTML handed a second by one process to a relay on loopback, which runs in the same process. */
public final class EmailBench implements BenchSuite {
    private static final int MAILS = 20_000;
    private static final int PLAIN_MAILS = 2_000;
    private static final int CONNECTIONS = 8;
    private static final String TEXT = "It waits for you. ".repeat(30);
    private static final String HTML = "<p>" + "It <b>waits</b> for you. ".repeat(60) + "</p>";

    @Override
    public String name() {
        return "email";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        try (SmtpSink sink = new SmtpSink();
                SmtpChannel channel = channel(sink.port())) {
            int many = run.of(MAILS);
            int few = run.of(PLAIN_MAILS);
            JavaMailSenderImpl sender = sender(sink.port());
            return List.of(run.duel(
                    "mails handed to a relay over " + CONNECTIONS + " kept connections",
                    "mails/s",
                    () -> rate(channel, many),
                    "a plain JavaMailSender loop",
                    () -> rate(sender, few)));
        }
    }

    private static double rate(SmtpChannel channel, int many) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            running.add(workers.submit(() -> {
                for (int mail = next.getAndIncrement(); mail < many; mail = next.getAndIncrement()) {
                    DeliveryOutcome outcome = channel.deliver(new OutboundMessage(
                            "d-" + mail, "ann@example.org", MessageContent.of("Your sofa", TEXT, HTML), Map.of()));
                    if (!(outcome instanceof DeliveryOutcome.Accepted)) {
                        throw new IllegalStateException("not taken: " + outcome);
                    }
                }
            }));
        }
        for (Future<?> worker : running) {
            worker.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        workers.shutdown();
        return many / seconds;
    }

    private static double rate(JavaMailSenderImpl sender, int many) throws MessagingException {
        long begin = System.nanoTime();
        for (int mail = 0; mail < many; mail++) {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom("shop@example.org");
            helper.setTo("ann@example.org");
            helper.setSubject("Your sofa");
            helper.setText(TEXT, HTML);
            sender.send(message);
        }
        return many / ((System.nanoTime() - begin) / 1e9);
    }

    private static SmtpChannel channel(int port) {
        Duration patience = Duration.ofSeconds(20);
        return new SmtpChannel(
                new SmtpSettings(
                        "localhost",
                        port,
                        SmtpSettings.Tls.NONE,
                        Optional.empty(),
                        new SmtpSettings.Sender("shop@example.org", "Kairos"),
                        new SmtpSettings.Limits(CONNECTIONS, patience, patience, patience)),
                InstantSource.system());
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return sender;
    }
}
