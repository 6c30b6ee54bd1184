package io.kairos.journeys.message;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import liqp.RenderTransformer;
import liqp.TemplateContext;

/**
 * Collects what a template writes and stops it when it is too much or takes too long. Time is that of the thread's own work, so that a
 * busy machine or a pause of the JVM condemns no template.
 */
final class BoundedText implements RenderTransformer {

    private static final String DEADLINE = "kairos deadline";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean OWN_TIME =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    private static final int PARTS_PER_LOOK = 16;

    private final int mostChars;

    BoundedText(int mostChars) {
        this.mostChars = mostChars;
    }

    /** Thrown through the template engine. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a template wrote too much", null, false, false);
        }
    }

    /** Thrown through the template engine. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("a template worked too long", null, false, false);
        }
    }

    static void limit(TemplateContext context, Duration time) {
        Map<String, Object> environment = context.getEnvironmentMap();
        environment.put(DEADLINE, worked() + time.toNanos());
    }

    private static long worked() {
        return OWN_TIME ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    @Override
    public ObjectAppender.Controller newObjectAppender(TemplateContext context, int parts) {
        long deadline = context.getEnvironmentMap().get(DEADLINE) instanceof Long nanos ? nanos : worked();
        StringBuilder text = new StringBuilder();
        return new ObjectAppender.Controller() {
            private int appended;

            @Override
            public void append(Object part) {
                text.append(part);
                if (text.length() > mostChars) {
                    throw new TooLong();
                }
                if (++appended % PARTS_PER_LOOK == 0 && worked() - deadline > 0) {
                    throw new TooSlow();
                }
            }

            @Override
            public Object getResult() {
                return text.toString();
            }
        };
    }

    @Override
    public Object transformObject(TemplateContext context, Object rendered) {
        return rendered;
    }
}
