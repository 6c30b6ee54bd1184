package io.kairos.orchestrator.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Keeps in a session only which account it is, and reads the account anew for each request: a lesser role, a disabled
 * account or a sign-out counts from the next request on, on every node.
 *
 * <p>In open mode a request without a session speaks for {@link SignedIn#OPEN} if it was sent to a loopback name; a page of
 * another site that has pointed its own name at this machine is nobody.
 */
final class SessionAccounts implements SecurityContextRepository {
    static final String ACCOUNT = "account";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final AccountStore store;
    private final boolean open;

    SessionAccounts(AccountStore store, boolean open) {
        this.store = store;
        this.open = open;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> context(request));
    }

    private SecurityContext context(HttpServletRequest request) {
        return account(request)
                .<SecurityContext>map(account -> new SecurityContextImpl(new SignedIn(account)))
                .orElseGet(SecurityContextImpl::new);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        SignedIn.of(context.getAuthentication())
                .ifPresent(account -> request.getSession(true)
                        .setAttribute(ACCOUNT, account.id().toString()));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return account(request).isPresent();
    }

    private Optional<Account> account(HttpServletRequest request) {
        Optional<Account> signedIn = Optional.ofNullable(request.getSession(false))
                .flatMap(SessionAccounts::id)
                .flatMap(store::find)
                .filter(account -> !account.disabled());
        return signedIn.isEmpty() && open && LOOPBACK.contains(request.getServerName())
                ? Optional.of(SignedIn.OPEN)
                : signedIn;
    }

    private static Optional<UUID> id(HttpSession session) {
        return session.getAttribute(ACCOUNT) instanceof String text
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** Reads once, when somebody asks. */
    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> reader;
        private Optional<SecurityContext> read = Optional.empty();

        Deferred(Supplier<SecurityContext> reader) {
            this.reader = reader;
        }

        @Override
        public SecurityContext get() {
            if (read.isEmpty()) read = Optional.of(reader.get());
            return read.get();
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
