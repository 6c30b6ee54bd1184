package io.kairos.journeys.message;

import java.time.Duration;
import java.util.Map;
import liqp.RenderTransformer;
import liqp.TemplateContext;

/** Collects what a template writes and stops it when it is too much or takes too long. */
final class BoundedText implements RenderTransformer {

    private static final String DEADLINE = "kairos deadline";

    private final int mostChars;

    BoundedText(int mostChars) {
        this.mostChars = mostChars;
    }

    /** Thrown through the template engine. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("a template wrote too much or too long", null, false, false);
        }
    }

    static void limit(TemplateContext context, Duration time) {
        Map<String, Object> environment = context.getEnvironmentMap();
        environment.put(DEADLINE, System.nanoTime() + time.toNanos());
    }

    @Override
    public ObjectAppender.Controller newObjectAppender(TemplateContext context, int parts) {
        long deadline = context.getEnvironmentMap().get(DEADLINE) instanceof Long nanos ? nanos : System.nanoTime();
        StringBuilder text = new StringBuilder();
        return new ObjectAppender.Controller() {
            @Override
            public void append(Object part) {
                text.append(part);
                if (text.length() > mostChars || System.nanoTime() - deadline > 0) {
                    throw new Exceeded();
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
