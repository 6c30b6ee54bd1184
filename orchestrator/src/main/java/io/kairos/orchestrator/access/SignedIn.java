package io.kairos.orchestrator.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** An account that speaks in this request. */
final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;
    /** Speaks where nobody has to sign in. */
    static final Account OPEN = new Account(new UUID(0, 0), "open", Role.ADMINISTRATOR, false, true);

    private final transient Account account;

    SignedIn(Account account) {
        super(authorities(account.role()));
        this.account = account;
        setAuthenticated(true);
    }

    /** Who speaks in this request, if anybody. */
    static Optional<Account> now() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<Account> of(@Nullable Authentication authentication) {
        return authentication instanceof SignedIn signedIn ? Optional.of(signedIn.account) : Optional.empty();
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return account.name();
    }

    private static Collection<? extends GrantedAuthority> authorities(Role role) {
        return List.copyOf(Arrays.stream(Role.values())
                .filter(role::includes)
                .map(included -> new SimpleGrantedAuthority(included.code()))
                .toList());
    }
}
