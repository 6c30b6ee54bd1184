package io.kairos.orchestrator.guard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardSettings.class)
class GuardConfiguration {}
