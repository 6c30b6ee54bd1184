package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.support.TestDatabase;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Camunda as it is, asked through its own services, one item to a transaction. */
final class StockForm implements Form {
    /** Some processes start ever more of themselves; from so many timers on nobody wants to compare them. */
    private static final int ENOUGH = 120;

    private int fired;
    private final BareEngine bare = new BareEngine(TestDatabase.fresh().database(), configuration -> {});
    private final JdbcClient jdbc = bare.jdbc();

    @Override
    public void deploy(String key, String bpmn) {
        bare.deploy(key, bpmn);
    }

    @Override
    public void start(String key, List<UUID> instances) {
        instances.forEach(
                instance -> bare.engine().getRuntimeService().startProcessInstanceByKey(key, instance.toString()));
    }

    @Override
    public void fireDue() {
        for (var due = due(); due.isPresent(); due = due()) {
            if (++fired > ENOUGH) {
                throw new TooMuchException();
            }
            bare.engine().getManagementService().executeJob(due.get());
        }
    }

    private Optional<String> due() {
        return jdbc.sql("""
                        select id_ from act_ru_job where duedate_ is null or duedate_ <= ?
                        order by duedate_ nulls first, handler_cfg_, id_ limit 1
                        """)
                .param(new java.sql.Timestamp(ClockUtil.getCurrentTime().getTime()))
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(duedate_) from act_ru_job")
                .query(java.sql.Timestamp.class)
                .optional()
                .map(java.sql.Timestamp::toInstant);
    }

    @Override
    public void message(UUID instance, String name) {
        instanceId(instance).ifPresent(id -> {
            var waiting = bare.engine()
                    .getRuntimeService()
                    .createEventSubscriptionQuery()
                    .processInstanceId(id)
                    .eventType("message")
                    .eventName(name)
                    .list();
            waiting.stream()
                    .sorted(Comparator.comparing(EventSubscription::getActivityId))
                    .map(EventSubscription::getId)
                    .forEach(this::receive);
        });
    }

    private void receive(String subscriptionId) {
        jdbc.sql("select execution_id_, event_name_ from act_ru_event_subscr where id_ = ?")
                .param(subscriptionId)
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .optional()
                .ifPresent(found -> bare.engine().getRuntimeService().messageEventReceived(found.get(1), found.get(0)));
    }

    @Override
    public void signal(String name) {
        bare.engine().getRuntimeService().signalEventReceived(name);
    }

    @Override
    public void retime(UUID instance, String element, Instant dueAt) {
        jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and split_part(j.handler_cfg_, '$', 1) = ?
                        """)
                .param(instance.toString())
                .param(element)
                .query(String.class)
                .list()
                .forEach(job -> bare.engine().getManagementService().setJobDuedate(job, Date.from(dueAt)));
    }

    @Override
    public void complete(UUID instance) {
        jdbc.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = ? order by t.task_def_key_, t.id_ limit 1
                        """)
                .param(instance.toString())
                .query(String.class)
                .optional()
                .ifPresent(task -> bare.engine().getTaskService().complete(task));
    }

    @Override
    public void handle(UUID instance) {
        // An operator has nothing to do here.
    }

    @Override
    public List<String> trace(UUID instance) {
        return bare.trace(instance);
    }

    @Override
    public List<String> state(List<UUID> instances) {
        return bare.state();
    }

    @Override
    public void clear() {
        fired = 0;
        bare.clear();
    }

    @Override
    public void close() {
        bare.close();
    }

    /** This process does not come to an end. */
    static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Optional<String> instanceId(UUID instance) {
        return jdbc.sql("select proc_inst_id_ from act_ru_execution where business_key_ = ?")
                .param(instance.toString())
                .query(String.class)
                .optional();
    }
}
