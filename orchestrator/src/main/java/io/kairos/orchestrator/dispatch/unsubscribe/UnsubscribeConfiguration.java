package io.kairos.orchestrator.dispatch.unsubscribe;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {}
