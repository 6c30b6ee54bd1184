package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** {@link DispatchTables} for customers who are reached by more than email. */
final class ChannelTables {
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);

    private final JdbcTemplate jdbc;
    private final DispatchTables tables;

    ChannelTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new DispatchTables(jdbc);
    }

    /** A customer with a French mobile number of their own and these traits, who agreed to everything by every channel. */
    Reachable reachable(Instant now, Map<String, Object> traits) {
        Reachable customer = tables.reachableCustomer(now);
        Map<String, Object> all = new HashMap<>(traits);
        String phone = "+336" + NUMBERS.incrementAndGet();
        all.put("phone", phone);
        jdbc.update(
                "update customer set traits = traits || ?::jsonb where id = ?",
                JsonMapper.shared().writeValueAsString(all),
                customer.customerId());
        jdbc.update(
                "insert into identity (kind, value, customer_id, since) values ('phone', ?, ?, ?)",
                phone,
                customer.customerId(),
                DispatchTables.at(now));
        for (String channel : List.of("sms", "webhook", "postal", "display")) {
            tables.consent(customer.customerId(), channel, "reminders", "granted", now);
        }
        return customer;
    }

    String phone(Reachable customer) {
        return jdbc.queryForList(
                        "select traits ->> 'phone' from customer where id = ?", String.class, customer.customerId())
                .get(0);
    }

    /** The same dispatch by another channel. */
    NewDispatch by(String channel, NewDispatch dispatch) {
        return new NewDispatch(
                UUID.randomUUID(),
                dispatch.customerId(),
                dispatch.needId(),
                dispatch.enrolmentId(),
                dispatch.journeyId(),
                dispatch.step(),
                dispatch.round(),
                channel,
                dispatch.topic(),
                dispatch.template(),
                dispatch.subject(),
                dispatch.decisionId(),
                dispatch.dueAt(),
                dispatch.deadline());
    }

    /** Channel and reason. */
    List<String> suppressions(Reachable customer) {
        return jdbc.queryForList(
                "select channel || ' ' || reason from suppression where customer_id = ? order by 1",
                String.class,
                customer.customerId());
    }

    /** Channel, topic and status of what the customer said of this channel. */
    List<String> consents(Reachable customer, String channel) {
        return jdbc.queryForList(
                "select topic || ' ' || status from consent where customer_id = ? and channel = ? order by 1",
                String.class,
                customer.customerId(),
                channel);
    }

    Map<String, Object> dispatch(UUID id) {
        return tables.dispatch(id);
    }

    String state(UUID id) {
        return tables.state(id);
    }

    List<String> decisions(UUID id) {
        return tables.decisions(id);
    }
}
