package io.kairos.orchestrator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Whether somebody who once asked is still signed in, for answers that go on after the request. Thread-safe. */
@Component
public class Presence {
    private final ObjectProvider<SessionRepository<? extends Session>> sessions;
    private final AccountStore accounts;

    Presence(ObjectProvider<SessionRepository<? extends Session>> sessions, AccountStore accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Asks, whenever it is called, about who speaks in this request. */
    public BooleanSupplier of(HttpServletRequest request) {
        if (Speaker.isAlone()) {
            return () -> true;
        }
        Optional<String> session =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
        return () -> session.flatMap(this::account)
                .flatMap(accounts::find)
                .filter(account -> !account.disabled())
                .isPresent();
    }

    private Optional<UUID> account(String sessionId) {
        return Optional.ofNullable(sessions.getObject().findById(sessionId))
                .filter(session -> !session.isExpired())
                .flatMap(session -> Optional.<Object>ofNullable(session.getAttribute(SessionAccounts.ACCOUNT)))
                .map(account -> UUID.fromString(account.toString()));
    }
}
