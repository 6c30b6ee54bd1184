package io.kairos.orchestrator.dispatch;

import io.kairos.journeys.message.MessageTemplates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings and message templates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
class DispatchConfiguration {
    @Bean
    MessageTemplates messageTemplates() {
        return MessageTemplates.load();
    }
}
