package io.kairos.orchestrator.engine.sleep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sleeping instances of one engine. Everything that wakes works inside a command of Camunda: the instance is taken out
 * of its row, continues in memory, and what is left of it falls asleep when the command ends.
 */
public final class Hibernation {
    private final SleepingStore store;
    private final JdbcTemplate jdbc;
    private final Function<UUID, Optional<UUID>> customers;
    private final Predicate<String> urgent;
    private final Function<UUID, Optional<Boolean>> tight;
    private final Map<String, Boolean> knownUrgent = new ConcurrentHashMap<>();
    private final boolean enabled;
    private final Map<UUID, String> definitions = new ConcurrentHashMap<>();

    /**
     * @param customers the customer of an enrolment; empty where it is not known
     * @param urgent whether instances of a process definition, named by its id, are woken before others; asked once for each
     * @param tight whether an enrolment is woken before others for what it waits for; empty where that is not known
     * @param enabled whether instances fall asleep; those asleep are woken in any case
     */
    public Hibernation(
            DataSource dataSource,
            Function<UUID, Optional<UUID>> customers,
            Predicate<String> urgent,
            Function<UUID, Optional<Boolean>> tight,
            boolean enabled) {
        this.store = new SleepingStore(dataSource);
        this.jdbc = new JdbcTemplate(dataSource);
        this.customers = customers;
        this.urgent = urgent;
        this.tight = tight;
        this.enabled = enabled;
    }

    /** Whether instances fall asleep. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Makes an engine under construction work this way. */
    public void configure(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> factories = new ArrayList<>();
        factories.add(new SleepSessions(
                DbEntityManager.class,
                () -> new SleepingEntityManager(
                        configuration.getIdGenerator(),
                        Context.getCommandContext().getSession(PersistenceSession.class),
                        store,
                        customers,
                        definition -> knownUrgent.computeIfAbsent(definition, urgent::test),
                        tight,
                        enabled)));
        factories.add(new SleepSessions(EventSubscriptionManager.class, () -> new SleepingSubscriptions(this)));
        configuration.setCustomSessionFactories(factories);
        configuration.setCustomIncidentHandlers(List.of(new KnownIncidents()));
    }

    /**
     * Takes up to so many due instances and locks their customers for this transaction, passing over those others hold. Up to
     * three quarters are urgent ones, where there are so many.
     *
     * @param earliest whether of the others those due first, else those that have only just become due
     */
    public Claimed claim(Instant now, int limit, boolean earliest) {
        return new Claimed(store.claim(now, limit, earliest));
    }

    /** Due instances, urgent ones first and then the earliest, without a lock. */
    public List<SleepingKey> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    /** When the earliest timer of all is due. */
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    /** Fires the earliest due timer of each of these, taken in this transaction. */
    public void fire(CommandContext context, Claimed claimed, Instant now) {
        claimed.sleepers().forEach(sleeper -> fire(context, sleeper, now));
    }

    /** Fires the earliest due timer of each of these; one re-timed or cancelled meanwhile is left alone. */
    public void fire(CommandContext context, List<SleepingKey> keys, Instant now) {
        var taken = byKey(store.takeDue(keys, now));
        for (var key : keys) {
            Optional.ofNullable(taken.get(key)).ifPresent(sleeper -> fire(context, sleeper, now));
        }
    }

    private void fire(CommandContext context, Sleeper sleeper, Instant now) {
        wake(context, sleeper).earliestDue(now).ifPresent(job -> Jobs.execute(context, job));
    }

    /**
     * Tells sleeping instances of a message.
     *
     * @return those that are dealt with: woken, or asleep and not waiting for it
     */
    public Set<SleepingKey> correlate(CommandContext context, String message, List<SleepingKey> keys) {
        var taken = byKey(store.takeWaitingFor(message, keys));
        for (var key : keys) {
            Optional.ofNullable(taken.get(key))
                    .ifPresent(sleeper -> wake(context, sleeper).deliver(context, message));
        }
        var left = keys.stream().filter(key -> !taken.containsKey(key)).toList();
        var dealtWith = left.isEmpty() ? new HashSet<SleepingKey>() : store.sleeping(left);
        dealtWith.addAll(taken.keySet());
        return dealtWith;
    }

    /** Tells an ordinary instance of a message; one that does not wait for it, or is gone, is left alone. */
    public void correlateOrdinary(CommandContext context, String message, String instanceId) {
        loadWhole(context, instanceId);
        var root = context.getExecutionManager().findExecutionById(instanceId);
        if (root != null) {
            Tokens.of(root).deliver(context, message);
        }
    }

    /**
     * Moves timers of sleeping instances: one statement for all that have a single timer.
     *
     * @return those that sleep
     */
    public Set<SleepingKey> retime(CommandContext context, List<Move> moves) {
        var moved = store.retime(moves);
        var others = moves.stream().filter(move -> !moved.contains(move.key())).toList();
        if (!others.isEmpty()) {
            var taken = byKey(store.take(others.stream().map(Move::key).toList()));
            taken.forEach((key, sleeper) -> {
                var tokens = wake(context, sleeper);
                others.stream()
                        .filter(move -> move.key().equals(key))
                        .forEach(move -> tokens.retime(move.elementId(), move.dueAt()));
            });
            moved.addAll(taken.keySet());
        }
        return moved;
    }

    /**
     * Ends sleeping instances where they are.
     *
     * @return those that slept
     */
    public Set<SleepingKey> drop(Collection<SleepingKey> keys) {
        return store.take(keys).stream().map(Sleeper::key).collect(Collectors.toSet());
    }

    /** Lets an instance sleep on until then, whatever it waits for. */
    public void postpone(SleepingKey key, Instant until) {
        store.postpone(key, until);
    }

    /**
     * Makes sleeping instances ordinary ones.
     *
     * @return their instance ids
     */
    public List<String> thaw(CommandContext context, Collection<SleepingKey> keys) {
        var ids = new ArrayList<String>();
        for (var sleeper : store.take(keys)) {
            var id = wake(context, sleeper).root().getId();
            entities(context).keepAwake(id);
            ids.add(id);
        }
        return ids;
    }

    /**
     * Loads an ordinary instance whole, so that it falls asleep at the end of the command if it only waits then. No part
     * of it may have been loaded before.
     */
    public void loadWhole(CommandContext context, String instanceId) {
        if (!entities(context).isWhole(instanceId)) {
            Trees.load(context, instanceId);
            entities(context).loadedWhole(instanceId);
        }
    }

    /** Has this command end without storing anything, whatever becomes of its instances. */
    public void rehearse(CommandContext context) {
        entities(context).forgetAll();
    }

    /** Has this command know a process definition that is stored nowhere. */
    public void know(CommandContext context, ProcessDefinitionEntity definition) {
        entities(context).know(definition);
    }

    /** The earliest timer of an instance that is whole in memory; empty when it waits for none, or is over. */
    public Optional<JobEntity> earliestTimer(CommandContext context, String instanceId) {
        var root = context.getDbEntityManager().getCachedEntity(ExecutionEntity.class, instanceId);
        return root == null || root.isEnded() || context.getDbEntityManager().isDeleted(root)
                ? Optional.empty()
                : Tokens.of(root).earliestDue(Instant.MAX);
    }

    /** Moves a timer of an instance of which nothing is stored yet; false where it is stored. */
    public boolean retimeInMemory(CommandContext context, String instanceId, String elementId, Instant dueAt) {
        var root = context.getDbEntityManager().getCachedEntity(ExecutionEntity.class, instanceId);
        if (root == null || !entities(context).isWhole(instanceId)) {
            return false;
        }
        Tokens.of(root).retime(elementId, dueAt);
        return true;
    }

    List<Tokens> wakeSignalled(String signal) {
        var context = Context.getCommandContext();
        return store.takeSignalled(signal).stream()
                .map(sleeper -> wake(context, sleeper))
                .toList();
    }

    private Tokens wake(CommandContext context, Sleeper sleeper) {
        var tokens = TokenFormat.read(sleeper.state(), sleeper.enrolmentId(), definition(sleeper.definition()));
        if (sleeper.waitsAt().isPresent()) {
            tokens.jobs().get(0).setDuedate(Date.from(sleeper.dueAt().orElseThrow()));
        }
        entities(context).wake(tokens, sleeper.urgent());
        ((SleepingSubscriptions) context.getEventSubscriptionManager()).noteSignals(tokens);
        return tokens;
    }

    private ProcessDefinitionEntity definition(UUID unique) {
        var id = definitions.computeIfAbsent(unique, this::definitionId);
        return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }

    private String definitionId(UUID unique) {
        return jdbc
                .queryForList(
                        "select id_ from act_re_procdef where right(id_, 36) = ?", String.class, unique.toString())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("instances sleep in process definition " + unique
                        + ", which is gone; deploy it again or end them"));
    }

    private static SleepingEntityManager entities(CommandContext context) {
        return (SleepingEntityManager) context.getDbEntityManager();
    }

    private static Map<SleepingKey, Sleeper> byKey(List<Sleeper> sleepers) {
        return sleepers.stream().collect(Collectors.toMap(Sleeper::key, sleeper -> sleeper));
    }

    /**
     * A timer to be moved.
     *
     * @param tight whether its instance is woken before others at the new instant; one that was already remains so until it sleeps anew
     */
    public record Move(SleepingKey key, String elementId, Instant dueAt, boolean tight) {}
}
