package io.kairos.orchestrator.platform.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The three words said to the embedded Redis before the application's own client exists, or after it is gone. */
final class RedisWire {
    private static final int TIMEOUT_MS = 2000;

    private RedisWire() {}

    /** Whether a Redis that knows our password answers there, ready to serve. */
    static boolean answers(int port, String password) {
        return "+PONG".equals(lastReply(port, password, "PING"));
    }

    /** Asks it to write everything to disk and end; returns when it has closed the connection. */
    static void shutdown(int port, String password) {
        lastReply(port, password, "SHUTDOWN");
    }

    private static String lastReply(int port, String password, String command) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MS * 5);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String authorised = replies.readLine();
            if (!"+OK".equals(authorised)) {
                return String.valueOf(authorised);
            }
            return String.valueOf(replies.readLine());
        } catch (IOException e) {
            return "";
        }
    }
}
