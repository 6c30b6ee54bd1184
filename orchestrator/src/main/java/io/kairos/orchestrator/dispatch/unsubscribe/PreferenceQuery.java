package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.dispatch.email.MailTracking;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a customer is sent, and why. */
@Component
class PreferenceQuery {
    /** The same rule as the consent guard's: a no counts until a more precise yes comes later. */
    private static final String LINES = """
            with line as (
                select channel, topic from consent
                where customer_id = :customer and channel <> '*' and topic <> '*'
                union select channel, topic from dispatch where customer_id = :customer and topic <> 'kairos:system'),
            said as (
                select line.channel, line.topic, consent.status, consent.at,
                    (consent.channel <> '*')::int + (consent.topic <> '*')::int as precision
                from line join consent on consent.customer_id = :customer
                    and consent.channel in (line.channel, '*') and consent.topic in (line.topic, '*'))
            select line.channel, line.topic,
                exists (select 1 from said yes
                    where yes.channel = line.channel and yes.topic = line.topic and yes.status = 'granted')
                and not exists (select 1 from said no
                    where no.channel = line.channel and no.topic = line.topic and no.status = 'denied'
                        and not exists (select 1 from said yes
                            where yes.channel = line.channel and yes.topic = line.topic and yes.status = 'granted'
                                and yes.precision > no.precision and yes.at > no.at)) as allowed,
                (select max(sent_at) from dispatch
                    where customer_id = :customer and channel = line.channel and topic = line.topic
                        and state = 'accepted') as last
            from line order by line.topic, line.channel
            """;

    private final JdbcClient jdbc;
    private final MailTracking tracking;

    PreferenceQuery(JdbcClient jdbc, MailTracking tracking) {
        this.jdbc = jdbc;
        this.tracking = tracking;
    }

    Preferences of(UUID customer) {
        return new Preferences(lines(customer), interests(customer), stopped(customer));
    }

    /** Whether her emails tell us that she reads them is hers to say, where they would. */
    private List<Preferences.Line> lines(UUID customer) {
        List<Preferences.Line> lines = new ArrayList<>(sent(customer));
        lines.removeIf(line -> line.topic().equals(MailTracking.TOPIC));
        if (tracking.isOn() && lines.stream().anyMatch(line -> line.channel().equals("email"))) {
            lines.add(new Preferences.Line("email", MailTracking.TOPIC, tracking.allows(customer), Optional.empty()));
        }
        return lines;
    }

    private List<Preferences.Line> sent(UUID customer) {
        return jdbc.sql(LINES)
                .param("customer", customer)
                .query((row, number) -> new Preferences.Line(
                        row.getString("channel"),
                        row.getString("topic"),
                        row.getBoolean("allowed"),
                        Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    private List<Preferences.Interest> interests(UUID customer) {
        return jdbc.sql("""
                        select product_type, subject, opened_at from need
                        where customer_id = ? and state = 'open' order by opened_at desc limit 20
                        """)
                .param(customer)
                .query((row, number) -> new Preferences.Interest(
                        row.getString("product_type"),
                        row.getString("subject"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private boolean stopped(UUID customer) {
        return jdbc.sql("""
                        select exists (select 1 from consent
                            where customer_id = ? and channel = '*' and topic = '*' and status = 'denied')
                        """).param(customer).query(Boolean.class).single();
    }
}
