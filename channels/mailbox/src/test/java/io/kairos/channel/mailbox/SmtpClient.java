package io.kairos.channel.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP word by word, as no mail library lets a test do. */
final class SmtpClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
        reply();
        say("EHLO test");
    }

    /** Sends one command and returns the last line of the answer. */
    String say(String command) throws IOException {
        write(command + "\r\n");
        return reply();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Sends envelope and mail and returns the answer to the final dot. */
    String send(String mail) throws IOException {
        begin();
        return say(mail + "\r\n.");
    }

    /** Everything up to the body. */
    void begin() throws IOException {
        say("MAIL FROM:<shop@example.org>");
        say("RCPT TO:<ann@example.org>");
        String answer = say("DATA");
        if (!answer.startsWith("354")) {
            throw new IllegalStateException("DATA was answered " + answer);
        }
    }

    /** Sends one command; true when no answer came within this time, and the connection stands. */
    boolean hearsNothing(String command, int millis) throws IOException {
        write(command + "\r\n");
        socket.setSoTimeout(millis);
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    boolean hasAnswer() throws IOException {
        return in.ready();
    }

    String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
