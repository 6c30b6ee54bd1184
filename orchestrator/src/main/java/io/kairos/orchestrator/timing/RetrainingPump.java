package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Pump;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trains on schedule. Of several nodes one trains; a training missed while all were down is made up for once. */
@Component
class RetrainingPump implements Pump {
    private static final String SETTING = "timing-retraining-due";

    private final Retraining retraining;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RetrainingSettings settings;
    private volatile Optional<Instant> due = Optional.empty();

    RetrainingPump(Retraining retraining, JdbcClient jdbc, InstantSource clock, RetrainingSettings settings) {
        this.retraining = retraining;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "retraining";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        if (!settings.enabled() || now.isBefore(due())) return 0;
        boolean mine = claim(now);
        due = Optional.empty();
        if (!mine) return 0;
        retraining.run(now);
        return 1;
    }

    @Override
    public Optional<Instant> nextDue() {
        return settings.enabled() ? Optional.of(due()) : Optional.empty();
    }

    private Instant due() {
        Optional<Instant> known = due;
        if (known.isPresent()) return known.get();
        Instant next = settings.nextAfter(clock.instant());
        jdbc.sql("insert into setting (name, value) values (?, ?) on conflict do nothing")
                .params(SETTING, next.toString())
                .update();
        Instant stored = Instant.parse(jdbc.sql("select value from setting where name = ?")
                .param(SETTING)
                .query(String.class)
                .single());
        if (stored.isAfter(next)) stored = shortened(next);
        due = Optional.of(stored);
        return stored;
    }

    /** The schedule is denser than the one the stored instant came from. */
    private Instant shortened(Instant next) {
        jdbc.sql("update setting set value = ? where name = ?")
                .params(next.toString(), SETTING)
                .update();
        return next;
    }

    private boolean claim(Instant now) {
        return jdbc.sql("update setting set value = ? where name = ? and value::timestamptz <= ?")
                        .params(settings.nextAfter(now).toString(), SETTING, Timestamp.from(now))
                        .update()
                > 0;
    }
}
