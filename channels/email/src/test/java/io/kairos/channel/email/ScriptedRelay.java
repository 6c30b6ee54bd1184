package io.kairos.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay that does as it is told at each verb (GREETING, EHLO, HELO, MAIL, RCPT, DATA, BODY, DOT, RSET) and otherwise
 * takes every mail.
 */
final class ScriptedRelay implements AutoCloseable {

    /** What to do at a verb: an answer to give, silence, or the end of the connection. */
    record Act(String answer, boolean thenDrop) {
        static final Act SILENT = new Act("", false);
        static final Act DROP = new Act("", true);

        static Act answer(String line) {
            return new Act(line + "\r\n", false);
        }

        /** Says nothing and goes on listening. */
        static Act later() {
            return new Act("", false);
        }

        static Act answerThenDrop(String bytes) {
            return new Act(bytes, true);
        }
    }

    /** The act at a verb of the {@code connection}-th connection, counted from 1, before its {@code mail}-th mail. */
    interface Script {
        Act at(String verb, int connection, int mail);
    }

    static final Act NORMAL = new Act("normal", false);
    private static final Map<String, String> NORMAL_ANSWERS =
            Map.of("GREETING", "220 relay", "DATA", "354 go on", "QUIT", "221 bye");

    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final ServerSocket server;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ScriptedRelay(Script script) throws IOException {
        this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    ScriptedRelay(Script script, ServerSocket server) {
        this.script = script;
        this.server = server;
        threads.execute(this::accept);
    }

    /** The same, taking commands ahead of its answers (RFC 2920). */
    static Script pipelining(Script script) {
        return (verb, connection, mail) -> {
            Act act = script.at(verb, connection, mail);
            return verb.equals("EHLO") && act == NORMAL ? Act.answer("250-relay\r\n250 PIPELINING") : act;
        };
    }

    /** Acts once, at one verb of every connection. */
    static ScriptedRelay at(String verb, Act act) throws IOException {
        return new ScriptedRelay((at, connection, mail) -> at.equals(verb) ? act : NORMAL);
    }

    static ScriptedRelay normal() throws IOException {
        return new ScriptedRelay((verb, connection, mail) -> NORMAL);
    }

    /** On a port that another relay has just given up. */
    static ScriptedRelay on(int port) throws IOException {
        return new ScriptedRelay(
                (verb, connection, mail) -> NORMAL, new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                mostAtOnce.accumulateAndGet(open.size(), Math::max);
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            int mail = 1;
            boolean goOn = act("GREETING", number, mail, out, in);
            while (goOn) {
                String command = in.readLine();
                if (command == null) {
                    return;
                }
                commands.add(command);
                String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                goOn = act(verb, number, mail, out, in);
                if (goOn && verb.equals("DATA") && goesOn(script.at("DATA", number, mail))) {
                    goOn = body(number, mail, out, in);
                    mail++;
                }
            }
        } catch (IOException gone) {
            // The client went away, or the test is over.
        } finally {
            open.remove(socket);
        }
    }

    private static boolean goesOn(Act data) {
        return data == NORMAL || data.answer().endsWith("354 go on\r\n");
    }

    private boolean body(int connection, int mail, OutputStream out, BufferedReader in) throws IOException {
        if (script.at("BODY", connection, mail) != NORMAL) {
            in.readLine();
            return act("BODY", connection, mail, out, in);
        }
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            text.append(line).append("\n");
        }
        if (script.at("DOT", connection, mail) == NORMAL) {
            mails.add(text.toString());
        }
        return act("DOT", connection, mail, out, in);
    }

    /** Whether the session goes on. */
    private boolean act(String verb, int connection, int mail, OutputStream out, BufferedReader in) throws IOException {
        Act act = script.at(verb, connection, mail);
        if (act == Act.SILENT) {
            if (!verb.equals("BODY")) {
                while (in.readLine() != null) {
                    // Hears everything and says nothing until the client gives up.
                }
                return false;
            }
            awaitEnd();
            return false;
        }
        String answer = act == NORMAL ? NORMAL_ANSWERS.getOrDefault(verb, "250 fine") + "\r\n" : act.answer();
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !act.thenDrop() && !verb.equals("QUIT");
    }

    /** Keeps the connection and reads nothing, so that the client's writes fill up. */
    private synchronized void awaitEnd() throws IOException {
        try {
            while (!server.isClosed()) {
                wait();
            }
        } catch (InterruptedException over) {
            throw new IOException(over);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        synchronized (this) {
            notifyAll();
        }
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
