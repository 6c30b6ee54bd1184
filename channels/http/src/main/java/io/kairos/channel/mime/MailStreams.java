package io.kairos.channel.mime;

/**
 * Names the stream provider of Jakarta Mail once. Left to itself the API looks it up with a ServiceLoader about ten times
 * a mail, which costs more than half of all work on a mail, and many times that inside an executable jar.
 */
public final class MailStreams {

    private static final String PROPERTY = "jakarta.mail.util.StreamProvider";
    private static final String ANGUS = "org.eclipse.angus.mail.util.MailStreamProvider";

    private MailStreams() {}

    /** Chooses Angus Mail unless the program has chosen already. */
    public static void choose() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, ANGUS);
        }
    }

    /**
     * Lets the API find Angus Mail whatever thread it is called on, such as one of the common pool, whose class loader
     * sees nothing of an executable jar. Closing restores the thread's own class loader.
     */
    public static Scope visible() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailStreams.class.getClassLoader());
        return () -> thread.setContextClassLoader(before);
    }

    /** Ends without an exception. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
