package io.kairos.orchestrator.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Tells of every element a token comes to and of every sequence flow it takes. */
final class PathListener extends AbstractBpmnParseListener {
    private final Consumer<String> path;

    PathListener(Consumer<String> path) {
        this.path = path;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.getActivities().forEach(this::watch);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> path.accept(flow.getId()));
    }

    private void watch(ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::entered);
        activity.getActivities().forEach(this::watch);
    }

    private void entered(DelegateExecution execution) {
        path.accept(execution.getCurrentActivityId());
    }
}
