package io.kairos.orchestrator.timing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the training. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrainingSettings.class)
class TimingConfiguration {}
