package io.kairos.orchestrator.design;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DesignSettings.class)
class DesignConfiguration {}
