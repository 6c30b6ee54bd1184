package io.kairos.orchestrator.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts in PostgreSQL. */
@Component
class AccountStore {
    private static final String COLUMNS =
            "select id, name, role, disabled, subject is not null as external from account ";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccountStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Account> all() {
        return jdbc.sql(COLUMNS + "order by lower(name)")
                .query((row, number) -> account(row))
                .list();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> named(String name) {
        return jdbc.sql(COLUMNS + "where lower(name) = lower(?)")
                .param(name)
                .query((row, number) -> account(row))
                .optional();
    }

    Optional<Account> withSubject(String subject) {
        return jdbc.sql(COLUMNS + "where subject = ?")
                .param(subject)
                .query((row, number) -> account(row))
                .optional();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select password_hash from account where id = ? and password_hash is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Whether it was added; not if there is one of that name. */
    boolean add(Account account, String passwordHash) {
        return insert(account, "password_hash", passwordHash);
    }

    /** Whether it was added; not if there is one of that name. */
    boolean addExternal(Account account, String subject) {
        return insert(account, "subject", subject);
    }

    private boolean insert(Account account, String column, String value) {
        return jdbc.sql("insert into account (id, name, role, disabled, created_at, " + column
                                + ") values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                account.id(),
                                account.name(),
                                account.role().code(),
                                account.disabled(),
                                Timestamp.from(clock.instant()),
                                value)
                        .update()
                == 1;
    }

    void update(Account account) {
        jdbc.sql("update account set role = ?, disabled = ? where id = ?")
                .params(account.role().code(), account.disabled(), account.id())
                .update();
    }

    void setPassword(UUID id, String passwordHash) {
        jdbc.sql("update account set password_hash = ? where id = ?")
                .params(passwordHash, id)
                .update();
    }

    /** Keeps two administrators from taking the role from one another at once. */
    void lock() {
        jdbc.sql("lock table account in share row exclusive mode").update();
    }

    long administrators() {
        return jdbc.sql("select count(*) from account where role = 'administrator' and not disabled")
                .query(Long.class)
                .single();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getBoolean("disabled"),
                row.getBoolean("external"));
    }
}
