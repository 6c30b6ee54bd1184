package io.kairos.channel.email;

import io.kairos.channel.email.Handoff.Step;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One SMTP connection that knows at every moment which command is under way.
 *
 * <p>{@code Transport.sendMessage} reports a silent or dropped connection alike before and after the final dot, so the
 * transaction is driven here, command by command, over the protocol layer of Angus Mail. Used by one thread at a time.
 */
final class SmtpConnection extends SMTPTransport {

    private static final String PROTOCOL = "smtp";
    private static final String DATA = "DATA";
    private static final int SENT = 250;
    private static final int GO_ON = 354;
    private static final int CLOSING = 421;

    private Step step = Step.MAIL;
    private boolean resetOwed;
    private boolean resetUnderWay;
    /** Answers the relay has still to give to commands that left ahead of them. */
    private int owed;

    private boolean usable = true;
    private long idleSinceNanos;

    SmtpConnection(Session session) {
        super(session, new URLName(PROTOCOL, null, -1, null, null, null), PROTOCOL, false);
    }

    /** Hands one mail to the relay; {@code sender} and {@code recipient} are plain ASCII addresses. */
    synchronized Handoff hand(String sender, String recipient, byte[] mail) {
        try {
            step = Step.RESET;
            hearWhatIsOwed();
            if (resetOwed) {
                resetOwed = false;
                expectSuccess(simpleCommand("RSET"));
            }
            step = Step.MAIL;
            if (supportsExtension("PIPELINING")) {
                sendTogether("MAIL FROM:<" + sender + ">", "RCPT TO:<" + recipient + ">", DATA);
                expectSuccess(readServerResponse());
                step = Step.RCPT;
                expectSuccess(readServerResponse());
            } else {
                expectSuccess(simpleCommand("MAIL FROM:<" + sender + ">"));
                step = Step.RCPT;
                expectSuccess(simpleCommand("RCPT TO:<" + recipient + ">"));
            }
            step = Step.DATA;
            OutputStream body = data();
            step = Step.BODY;
            body.write(mail);
            // From here on the mail may be the relay's. A failed write of the dot counts as sent: TLS and the write
            // timeout may fail after the bytes have left.
            step = Step.DOT;
            finishData();
            return new Handoff.Taken();
        } catch (SMTPSendFailedException answered) {
            return answered(answered.getReturnCode(), String.valueOf(answered.getMessage()));
        } catch (MessagingException | IOException | RuntimeException broken) {
            return lost(broken);
        }
    }

    /** Whether another mail may follow on this connection. */
    synchronized boolean usable() {
        return usable;
    }

    synchronized void idleSince(long nanos) {
        idleSinceNanos = nanos;
    }

    synchronized long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** Commands ahead of their answers, in one packet (RFC 2920); none but the last may be answered by what ends a mail. */
    private void sendTogether(String... commands) throws MessagingException {
        GatheringSocket.hold();
        try {
            for (int i = 0; i < commands.length; i++) {
                if (i == commands.length - 1) {
                    GatheringSocket.letGo();
                }
                super.sendCommand(commands[i]);
                owed++;
            }
        } finally {
            GatheringSocket.letGo();
        }
    }

    /** After a refusal the relay goes on answering. One that waits for the text of the refused mail is of no more use. */
    private void hearWhatIsOwed() throws MessagingException {
        while (owed > 0) {
            if (readServerResponse() == GO_ON) {
                throw new MessagingException("the relay waits for the text of a mail that it refused");
            }
        }
    }

    private void expectSuccess(int code) throws MessagingException {
        if (code / 100 != 2) {
            throw new SMTPSendFailedException(
                    step.name(), code, String.valueOf(getLastServerResponse()), null, null, null, null);
        }
    }

    private Handoff answered(int code, String text) {
        if (step == Step.DOT && code / 100 == 2) {
            return new Handoff.Taken();
        }
        if (code < 400 || code > 599) {
            usable = false;
            return new Handoff.Lost(step, false);
        }
        usable = code != CLOSING;
        resetOwed = true;
        return new Handoff.Rejected(step, code, text);
    }

    private Handoff lost(Exception broken) {
        usable = false;
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new Handoff.Lost(step, true);
            }
        }
        return new Handoff.Lost(step, false);
    }

    /**
     * Angus resets the transaction itself after a refusal, and a relay that breaks off there would hide its own answer
     * behind the broken connection. The reset waits for the next mail instead. A DATA that left ahead is not sent again.
     */
    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (command.equals("RSET") && step != Step.RESET) {
            resetOwed = true;
            resetUnderWay = true;
            return;
        }
        if (command.equals(DATA) && owed > 0) {
            return;
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (resetUnderWay) {
            resetUnderWay = false;
            return SENT;
        }
        owed = Math.max(0, owed - 1);
        return super.readServerResponse();
    }

    /** Says goodbye without waiting for an answer. */
    @Override
    public synchronized void close() {
        usable = false;
        try {
            super.close();
        } catch (MessagingException gone) {
            // The connection is given up; whether the relay heard the goodbye changes nothing.
        }
    }
}
