package io.kairos.orchestrator.engine.sleep;

import java.util.List;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/**
 * Camunda's subscriptions with two changes: who waits for a signal is woken before the signal looks for it, and a
 * subscription that was never stored is deleted without asking the database for jobs of it.
 */
final class SleepingSubscriptions extends EventSubscriptionManager {
    private final Hibernation hibernation;

    SleepingSubscriptions(Hibernation hibernation) {
        this.hibernation = hibernation;
    }

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        var entities = (SleepingEntityManager) getDbEntityManager();
        var cached = entities.getDbEntityCache().getCachedEntity(subscription);
        if (cached == null
                || cached.getEntityState() != DbEntityState.TRANSIENT
                || entities.holdsNewJob(subscription.getId())) {
            super.deleteEventSubscription(subscription);
            return;
        }
        entities.delete(subscription);
        if (subscription.isSubscriptionForEventType(EventType.SIGNAL)) {
            createdSignalSubscriptions.remove(subscription);
        }
    }

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventName(String name) {
        wakeSignalled(name);
        return super.findSignalEventSubscriptionsByEventName(name);
    }

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventNameAndTenantId(
            String name, String tenantId) {
        wakeSignalled(name);
        return super.findSignalEventSubscriptionsByEventNameAndTenantId(name, tenantId);
    }

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventNameAndTenantIdIncludeWithoutTenantId(
            String name, String tenantId) {
        wakeSignalled(name);
        return super.findSignalEventSubscriptionsByEventNameAndTenantIdIncludeWithoutTenantId(name, tenantId);
    }

    private void wakeSignalled(String name) {
        for (var tokens : hibernation.wakeSignalled(name)) {
            noteSignals(tokens);
        }
    }

    /** Makes a woken instance's signals visible to the command, as if they had been created in it. */
    void noteSignals(Tokens tokens) {
        tokens.subscriptions().stream()
                .filter(subscription -> subscription.isSubscriptionForEventType(EventType.SIGNAL))
                .filter(subscription -> !createdSignalSubscriptions.contains(subscription))
                .forEach(createdSignalSubscriptions::add);
    }
}
