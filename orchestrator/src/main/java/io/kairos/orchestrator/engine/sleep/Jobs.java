package io.kairos.orchestrator.engine.sleep;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Runs a job as Camunda's own executor does. */
public final class Jobs {
    private Jobs() {}

    /** In this command. */
    public static void execute(CommandContext context, JobEntity job) {
        context.setCurrentJob(job);
        try {
            job.execute(context);
        } finally {
            context.setCurrentJob(null);
        }
    }
}
