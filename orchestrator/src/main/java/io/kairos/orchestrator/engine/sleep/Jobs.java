package io.kairos.orchestrator.engine.sleep;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** What Camunda's jobs are, and how its own executor runs them. */
public final class Jobs {
    private Jobs() {}

    /** Runs one in this command. */
    public static void execute(CommandContext context, JobEntity job) {
        context.setCurrentJob(job);
        try {
            job.execute(context);
        } finally {
            context.setCurrentJob(null);
        }
    }

    /**
     * The element a timer stands at; where it starts an event sub-process, that sub-process. Camunda may add what it
     * knows about a follow-up behind a dollar sign.
     */
    public static String element(JobEntity job) {
        var configuration = job.getJobHandlerConfigurationRaw();
        int more = configuration.indexOf('$');
        return more < 0 ? configuration : configuration.substring(0, more);
    }
}
