package io.kairos.channel.providers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An SMTP relay on 127.0.0.1 that takes every mail, writes it into its ledger before it says so, and fails at the verb it is
 * told to. Nothing leaves the machine. Thread-safe.
 */
public final class FakeRelay implements AutoCloseable {
    /** Where a session may fail. */
    public enum Verb {
        GREETING,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        /** While the text of the mail comes in. */
        BODY,
        /** After the final dot. */
        DOT,
        RSET
    }

    /**
     * What it does instead of going on.
     *
     * @param line the answer; empty for none
     * @param drops whether the connection ends then; without a line and without an end it falls silent
     * @param taken at the dot: whether it keeps the mail all the same
     */
    public record Act(String line, boolean drops, boolean taken) {
        public static Act answer(String line) {
            return new Act(line, false, false);
        }

        public static Act silent() {
            return new Act("", false, false);
        }

        public static Act drop() {
            return new Act("", true, false);
        }

        /** The same, but the mail is taken over first. */
        public Act butTaken() {
            return new Act(line, drops, true);
        }
    }

    private static final Map<Verb, String> USUAL =
            Map.of(Verb.GREETING, "220 fake relay", Verb.DATA, "354 go on", Verb.DOT, "250 taken");

    private final ServerSocket listening;
    private final Optional<AcceptedLedger> ledger;
    private final Map<Verb, Deque<Act>> next = new EnumMap<>(Verb.class);
    private final List<RelayedMail> received = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private FakeRelay(ServerSocket listening, Optional<AcceptedLedger> ledger) {
        this.listening = listening;
        this.ledger = ledger;
    }

    /**
     * Starts listening on a free port.
     *
     * @param ledger file that gets one line for each mail taken over, on disk before the answer
     */
    public static FakeRelay start(Optional<Path> ledger) {
        try {
            FakeRelay relay = new FakeRelay(
                    new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), ledger.map(AcceptedLedger::open));
            daemon(relay::listen);
            return relay;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The next times this verb comes, it does this, one act each. */
    public void next(Verb verb, Act... acts) {
        synchronized (next) {
            next.computeIfAbsent(verb, key -> new ArrayDeque<>()).addAll(List.of(acts));
        }
    }

    /** Nothing fails from now on. */
    public void well() {
        synchronized (next) {
            next.clear();
        }
    }

    /** The mails it took over, in their order. */
    public List<RelayedMail> received() {
        return List.copyOf(received);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            boolean goesOn = say(Verb.GREETING, out).isEmpty();
            for (String line = goesOn ? in.readLine() : null; line != null; line = in.readLine()) {
                if (!command(line, in, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client broke off: its own affair.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** False when the session is over. */
    private boolean command(String line, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        if (word.equals("QUIT")) {
            write(out, "221 bye");
            return false;
        }
        Verb verb = switch (word) {
            case "HELO", "EHLO" -> Verb.EHLO;
            case "MAIL" -> Verb.MAIL;
            case "RCPT" -> Verb.RCPT;
            case "DATA" -> Verb.DATA;
            default -> Verb.RSET;
        };
        Optional<Act> instead = say(verb, out);
        if (instead.isPresent() || verb != Verb.DATA) {
            return instead.map(act -> !act.drops()).orElse(true);
        }
        return mail(in, out);
    }

    private boolean mail(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        Optional<Act> midway = take(Verb.BODY);
        if (midway.isPresent()) {
            in.readLine();
            return fail(midway.get(), out);
        }
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            text.append(line).append('\n');
        }
        Optional<Act> instead = take(Verb.DOT);
        if (instead.isEmpty() || instead.get().taken()) {
            String mail = text.toString();
            RelayedMail taken = new RelayedMail(header(mail, "X-Kairos-Dispatch"), header(mail, "Message-ID"), mail);
            ledger.ifPresent(lines -> lines.append(taken.dispatchId(), taken.messageId()));
            received.add(taken);
        }
        if (instead.isPresent()) {
            return fail(instead.get(), out);
        }
        write(out, USUAL.getOrDefault(Verb.DOT, "250 taken"));
        return true;
    }

    private static String header(String mail, String name) {
        for (String line : mail.split("\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "-";
    }

    private Optional<Act> take(Verb verb) {
        synchronized (next) {
            return Optional.ofNullable(next.get(verb)).map(Deque::poll);
        }
    }

    /** Answers as usual, or does what it was told; then that is returned. */
    private Optional<Act> say(Verb verb, OutputStream out) throws IOException, InterruptedException {
        Optional<Act> instead = take(verb);
        if (instead.isEmpty()) {
            write(out, USUAL.getOrDefault(verb, "250 fine"));
            return instead;
        }
        return fail(instead.get(), out) ? instead : Optional.of(Act.drop());
    }

    /** False when the session is over. */
    private boolean fail(Act act, OutputStream out) throws IOException, InterruptedException {
        if (!act.line().isEmpty()) {
            write(out, act.line());
        } else if (!act.drops()) {
            closing.await();
        }
        return !act.drops() && !act.line().isEmpty();
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closing.countDown();
        Sockets.close(listening, open);
        ledger.ifPresent(AcceptedLedger::close);
    }
}
