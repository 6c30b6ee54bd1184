package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.SleepingKey;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The program's own engine and pumps: many items to a transaction, and whoever only waits sleeps. */
final class SleepingForm implements Form, JourneySteps {
    private static final int CUSTOMERS = 4096;
    private static final int ENOUGH = 1000;

    private final Map<UUID, String> instanceIds = new HashMap<>();
    private final InstantSource clock = () -> ClockUtil.getCurrentTime().toInstant();
    private final BareEngine bare;
    private final Hibernation hibernation;
    private final CamundaJourneyEngine journeys;
    private final WakePump wake;
    private final JobPump jobs;
    private volatile UnaryOperator<Runnable> aroundBatch = work -> work;
    private long slept;

    SleepingForm(DatabaseAddress database) {
        var made = new Hibernation[1];
        bare = new BareEngine(database, configuration -> {
            made[0] = new Hibernation(
                    configuration.getDataSource(), this::customerOf, definition -> false, this::isTight, true);
            made[0].configure(configuration);
        });
        hibernation = made[0];
        journeys = new CamundaJourneyEngine(bare.engine(), bare.jdbc(), hibernation, this);
        wake = new WakePump(hibernation, bare.transaction(), bare.engine(), this, new EngineSettings(true, 2), clock);
        jobs = new JobPump(bare.jdbc(), bare.transaction(), bare.engine(), this, hibernation, clock);
        bare.jdbc().sql("""
                        insert into customer (id, created_at, last_seen_at)
                        select lpad(to_hex(i), 32, '0')::uuid, now(), now() from generate_series(0, ? - 1) i on conflict do nothing
                        """).param(CUSTOMERS).update();
    }

    BareEngine bare() {
        return bare;
    }

    WakePump wake() {
        return wake;
    }

    /** Does this around the work of every batch, in its transaction. */
    void aroundBatches(UnaryOperator<Runnable> around) {
        aroundBatch = around;
    }

    /** How many rows of sleeping instances were seen while state was compared. */
    long slept() {
        return slept;
    }

    @Override
    public void deploy(String key, String bpmn) {
        bare.deploy(key, bpmn);
    }

    @Override
    public void start(String key, List<UUID> instances) {
        var definition = bare.definitionId(key);
        var starts = instances.stream()
                .map(instance -> new JourneyEngine.Start(instance, definition))
                .toList();
        bare.transaction()
                .executeWithoutResult(status -> journeys.start(starts)
                        .forEach(started -> instanceIds.put(started.enrolmentId(), started.instanceId())));
    }

    @Override
    public void fireDue() {
        int done;
        int all = 0;
        do {
            done = wake.runOnce() + jobs.runOnce();
            all += done;
            if (all > ENOUGH) {
                throw new IllegalStateException("more fires at one instant than all that stock Camunda fired");
            }
        } while (done > 0);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Stream.of(wake.nextDue(), jobs.nextDue())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Override
    public void message(UUID instance, String name) {
        bare.transaction()
                .executeWithoutResult(status ->
                        journeys.correlate(List.of(new JourneyEngine.Correlation(instance, id(instance), name))));
    }

    @Override
    public void signal(String name) {
        bare.engine().getRuntimeService().signalEventReceived(name);
    }

    @Override
    public void retime(UUID instance, String element, Instant dueAt) {
        bare.transaction()
                .executeWithoutResult(status ->
                        journeys.retime(List.of(new JourneyEngine.Retime(instance, id(instance), element, dueAt))));
    }

    @Override
    public void complete(UUID instance) {
        bare.jdbc()
                .sql("""
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
        if (thaw(List.of(instance)).isEmpty()) {
            inOneCommand(context -> {
                hibernation.loadWhole(context, id(instance));
                return List.of();
            });
        }
    }

    @Override
    public List<String> trace(UUID instance) {
        return bare.trace(instance);
    }

    @Override
    public List<String> state(List<UUID> instances) {
        slept += thaw(instances).size();
        return bare.state();
    }

    boolean isAsleep(UUID instance) {
        return bare.jdbc()
                .sql("select exists (select 1 from sleeping where enrolment_id = ?)")
                .param(instance)
                .query(Boolean.class)
                .single();
    }

    private List<String> thaw(List<UUID> instances) {
        return inOneCommand(context ->
                hibernation.thaw(context, instances.stream().map(this::key).toList()));
    }

    private List<String> inOneCommand(Command<List<String>> command) {
        return ((ProcessEngineConfigurationImpl) bare.engine().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    @Override
    public void clear() {
        instanceIds.clear();
        bare.clear();
    }

    @Override
    public void close() {
        wake.stop();
        jobs.stop();
        bare.close();
    }

    private String id(UUID instance) {
        return Optional.ofNullable(instanceIds.get(instance)).orElseThrow();
    }

    private SleepingKey key(UUID instance) {
        return new SleepingKey(customerOf(instance).orElseThrow(), instance);
    }

    @Override
    public void inLockedBatch(List<UUID> customers, List<UUID> enrolments, Runnable work) {
        inBatch(enrolments, work);
    }

    @Override
    public void inBatch(Collection<UUID> enrolments, Runnable work) {
        aroundBatch.apply(work).run();
    }

    @Override
    public Optional<UUID> customerOf(UUID enrolmentId) {
        return Optional.of(new UUID(0, Math.floorMod(enrolmentId.hashCode(), CUSTOMERS)));
    }

    @Override
    public Optional<Boolean> isTight(UUID enrolmentId) {
        return Optional.empty();
    }

    @Override
    public void visited(StepVisit visit) {
        throw new UnsupportedOperationException("the engine of this test writes its own trace");
    }

    @Override
    public Instant waitUntil(StepVisit visit) {
        throw new UnsupportedOperationException("timers of this test have durations");
    }

    @Override
    public void run(StepVisit visit) {
        throw new UnsupportedOperationException("processes of this test run no journeys");
    }

    @Override
    public void send(StepVisit visit) {
        throw new UnsupportedOperationException("processes of this test send nothing");
    }

    @Override
    public boolean takes(StepVisit visit, String path, Map<String, Object> decided) {
        throw new UnsupportedOperationException("gateways of this test count steps");
    }

    @Override
    public Map<String, Object> decide(StepVisit visit, Map<String, Object> decided) {
        return Map.of();
    }

    @Override
    public void profile(StepVisit visit) {
        // The engine's own tests write nothing about customers.
    }

    @Override
    public void ended(StepVisit visit) {
        throw new UnsupportedOperationException("the engine of this test writes its own trace");
    }
}
