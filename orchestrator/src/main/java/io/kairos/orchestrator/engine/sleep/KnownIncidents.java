package io.kairos.orchestrator.engine.sleep;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.camunda.bpm.engine.runtime.Incident;

/** Asks the database for a job's incident only where its execution does not know that it has none. */
final class KnownIncidents extends DefaultIncidentHandler {
    KnownIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        if (!knowsOfNone(context.getExecutionId())) {
            super.removeIncident(context, resolved);
        }
    }

    private static boolean knowsOfNone(String executionId) {
        var execution =
                Context.getCommandContext().getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId);
        return execution != null
                && !BitMaskUtil.isBitOn(execution.getCachedEntityState(), ExecutionEntity.INCIDENT_STATE_BIT);
    }
}
