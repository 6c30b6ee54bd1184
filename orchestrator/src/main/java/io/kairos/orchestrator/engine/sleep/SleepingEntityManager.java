package io.kairos.orchestrator.engine.sleep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Camunda's unit of work with two changes: everything is flushed in one batch instead of fifty operations at a time, and
 * before that every instance that is whole in memory and only waits becomes one row instead of many.
 */
final class SleepingEntityManager extends DbEntityManager {
    private final SleepingStore store;
    private final Function<UUID, Optional<UUID>> customers;
    private final Predicate<String> urgent;
    private final Function<UUID, Optional<Boolean>> tight;
    private final boolean enabled;
    private final Set<String> whole = new HashSet<>();
    private final Set<String> awake = new HashSet<>();
    private final Set<String> wokenUrgent = new HashSet<>();
    private boolean forgetful;

    /**
     * @param customers the customer of an enrolment; empty where nobody knows, and the instance stays ordinary
     * @param urgent whether instances of a process definition are woken before others
     * @param tight whether an enrolment is for what it waits for; empty where nobody knows, and it stays what it was
     */
    SleepingEntityManager(
            IdGenerator ids,
            PersistenceSession session,
            SleepingStore store,
            Function<UUID, Optional<UUID>> customers,
            Predicate<String> urgent,
            Function<UUID, Optional<Boolean>> tight,
            boolean enabled) {
        super(ids, session);
        this.store = store;
        this.customers = customers;
        this.urgent = urgent;
        this.tight = tight;
        this.enabled = enabled;
    }

    /**
     * Puts a woken instance where the engine keeps what it has not stored yet.
     *
     * @param wasUrgent whether it was to be woken before others
     */
    void wake(Tokens tokens, boolean wasUrgent) {
        if (wasUrgent) {
            wokenUrgent.add(tokens.root().getId());
        }
        tokens.entities().forEach(dbEntityCache::putTransient);
        tokens.root()
                .restoreProcessInstance(
                        tokens.executions(),
                        tokens.subscriptions(),
                        tokens.variables(),
                        List.of(),
                        tokens.jobs(),
                        List.of(),
                        List.of());
    }

    /** From now on nothing of this command is stored. */
    void forgetAll() {
        forgetful = true;
    }

    /** Takes up what only this command knows. */
    void know(DbEntity entity) {
        dbEntityCache.putTransient(entity);
    }

    /** Whether nothing of the instance would have to be loaded any more. */
    boolean isWhole(String instanceId) {
        var root = getCachedEntity(ExecutionEntity.class, instanceId);
        return whole.contains(instanceId) || root != null && dbEntityCache.isTransient(root);
    }

    /** Says that all of an ordinary instance has been loaded. */
    void loadedWhole(String instanceId) {
        whole.add(instanceId);
    }

    /** Keeps an instance from falling asleep at the end of this command. */
    void keepAwake(String instanceId) {
        awake.add(instanceId);
    }

    @Override
    public void flush() {
        if (forgetful) {
            return;
        }
        var sleepers = enabled ? fallAsleep() : List.<Sleeper>of();
        super.flush();
        // A session opened while this one flushes makes the command flush this one again.
        initializeOperationManager();
        store.insert(sleepers);
    }

    @Override
    protected void flushDbOperationManager() {
        if (isIgnoreForeignKeysForNextFlush) {
            super.flushDbOperationManager();
            return;
        }
        var operations = dbOperationManager.calculateFlush();
        if (operations != null && !operations.isEmpty()) {
            flushDbOperations(operations, operations);
        }
    }

    private List<Sleeper> fallAsleep() {
        var sleepers = new ArrayList<Sleeper>();
        for (var execution : List.copyOf(getCachedEntitiesByType(ExecutionEntity.class))) {
            if (execution.isProcessInstanceExecution()
                    && !isDeleted(execution)
                    && !awake.contains(execution.getId())
                    && isWhole(execution.getId())) {
                asleep(execution).ifPresent(sleepers::add);
            }
        }
        return sleepers;
    }

    private Optional<Sleeper> asleep(ExecutionEntity root) {
        var enrolment = Waits.enrolment(root);
        var customer = enrolment.flatMap(customers);
        if (customer.isEmpty()) {
            return Optional.empty();
        }
        var tokens = Tokens.of(root);
        int retries = Context.getProcessEngineConfiguration().getDefaultNumberOfRetries();
        if (!Waits.only(tokens, retries) || !tokens.entities().allMatch(this::isHeld)) {
            return Optional.empty();
        }
        var sleeper = Sleeper.of(tokens, customer.get(), enrolment.get(), isUrgent(root, enrolment.get()));
        tokens.entities().toList().forEach(this::forget);
        return Optional.of(sleeper);
    }

    private boolean isUrgent(ExecutionEntity root, UUID enrolment) {
        return urgent.test(root.getProcessDefinitionId())
                || tight.apply(enrolment).orElseGet(() -> wokenUrgent.contains(root.getId()));
    }

    private boolean isHeld(DbEntity entity) {
        var cached = dbEntityCache.getCachedEntity(entity);
        return cached != null
                && cached.getEntity() == entity
                && (cached.getEntityState() == DbEntityState.TRANSIENT
                        || cached.getEntityState() == DbEntityState.PERSISTENT);
    }

    /** What was never stored is dropped, what was is deleted. */
    private void forget(DbEntity entity) {
        if (dbEntityCache.isTransient(entity)) {
            dbEntityCache.remove(entity);
        } else {
            dbEntityCache.setDeleted(entity);
        }
    }

    /** Whether a job was made in this command and may fire an event that is not stored yet. */
    boolean holdsNewJob(String configuration) {
        return getCachedEntitiesByType(JobEntity.class).stream()
                .anyMatch(job -> configuration.equals(job.getJobHandlerConfigurationRaw()));
    }
}
