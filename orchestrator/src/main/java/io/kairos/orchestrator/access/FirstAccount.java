package io.kairos.orchestrator.access;

import io.kairos.orchestrator.platform.FirstStart;
import io.kairos.orchestrator.platform.Texts;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the administrator at the very first start, with a password that is shown this once and kept nowhere. */
@Component
class FirstAccount implements FirstStart {
    static final String NAME = "admin";
    private static final int BYTES = 15;

    private final AccountStore store;
    private final Accounts accounts;
    private final AccessProperties properties;
    private final Texts texts;

    FirstAccount(AccountStore store, Accounts accounts, AccessProperties properties, Texts texts) {
        this.store = store;
        this.accounts = accounts;
        this.properties = properties;
        this.texts = texts;
    }

    @Override
    public List<String> tell(Locale language) {
        if (properties.mode() == AccessProperties.Mode.OPEN || !store.isEmpty()) return List.of();
        String password = password();
        accounts.create(NAME, Role.ADMINISTRATOR, password, "kairos");
        return List.of(texts.text("access.first", Map.of("name", NAME, "password", password), language));
    }

    /** 120 random bits. */
    static String password() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
