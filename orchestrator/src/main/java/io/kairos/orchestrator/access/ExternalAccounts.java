package io.kairos.orchestrator.access;

import io.kairos.orchestrator.access.AccessProperties.Oidc;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of people the identity provider vouches for; it says each time in which role. */
@Component
class ExternalAccounts {
    private final AccountStore store;
    private final AuditTrail audit;
    private final Optional<Oidc> oidc;

    ExternalAccounts(AccountStore store, AuditTrail audit, AccessProperties properties) {
        this.store = store;
        this.audit = audit;
        this.oidc = properties.provider();
    }

    /** The account of that person, made or brought up to date; empty without a role of Kairos, or when disabled here. */
    @Transactional
    Optional<Account> of(String subject, Map<String, Object> claims) {
        Optional<Role> role = oidc.flatMap(settings -> role(claims.get(settings.roleClaim())));
        Optional<Account> known = store.withSubject(subject);
        if (role.isEmpty() || known.filter(Account::disabled).isPresent()) return Optional.empty();
        Account account = known.map(found -> found.as(role.get()))
                .orElseGet(() -> add(subject, name(claims, subject), role.get()));
        if (known.isPresent() && known.get().role() != role.get()) store.update(account);
        audit.record(
                account.name(),
                "session.start",
                account.name(),
                Optional.empty(),
                Optional.of(role.get().code()));
        return Optional.of(account);
    }

    private Account add(String subject, String name, Role role) {
        Account account = new Account(UUID.randomUUID(), name, role, false, true);
        if (store.addExternal(account, subject)) return account;
        // somebody else has this name: the subject tells them apart
        Account other = new Account(account.id(), name + " (" + subject + ")", role, false, true);
        store.addExternal(other, subject);
        return store.withSubject(subject).orElse(other);
    }

    private String name(Map<String, Object> claims, String subject) {
        return oidc.map(settings -> claims.get(settings.nameClaim()))
                .map(String::valueOf)
                .filter(text -> !text.isBlank())
                .orElse(subject);
    }

    private static Optional<Role> role(@Nullable Object claim) {
        Collection<?> values = claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
        Stream<Optional<Role>> roles = values.stream().map(value -> Role.of(String.valueOf(value)));
        return roles.flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
