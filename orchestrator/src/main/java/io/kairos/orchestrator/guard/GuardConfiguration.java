package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.guard.legal.LegalRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of this package, and the law. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GuardSettings.class, ControlGroupSettings.class, PrioritySettings.class})
class GuardConfiguration {
    @Bean
    LegalRules legalRules(GuardSettings settings) {
        return settings.ownLegalWindows().map(LegalRules::of).orElseGet(LegalRules::shipped);
    }
}
