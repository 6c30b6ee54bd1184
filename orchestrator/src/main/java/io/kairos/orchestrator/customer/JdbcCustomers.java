package io.kairos.orchestrator.customer;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads customers from PostgreSQL. */
@Component
class JdbcCustomers implements Customers {
    private final CustomerStore store;

    JdbcCustomers(CustomerStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, CustomerProfile> find(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<UUID, CustomerProfile> profiles = new HashMap<>();
        for (CustomerState state : store.read(ids)) profiles.put(state.id, profile(state));
        return profiles;
    }

    private static CustomerProfile profile(CustomerState state) {
        return new CustomerProfile(
                state.id,
                Optional.ofNullable(state.userId),
                state.traits.get("email") instanceof String email && !email.isBlank()
                        ? Optional.of(email.strip())
                        : Optional.empty(),
                state.phone(),
                firstName(state.traits),
                state.place.zone(),
                state.place.source(),
                state.place.locale(),
                Collections.unmodifiableMap(state.traits));
    }

    private static Optional<String> firstName(Map<String, Object> traits) {
        for (String key : new String[] {"firstName", "first_name", "firstname"}) {
            if (traits.get(key) instanceof String name && !name.isBlank()) return Optional.of(name.strip());
        }
        return Optional.empty();
    }
}
