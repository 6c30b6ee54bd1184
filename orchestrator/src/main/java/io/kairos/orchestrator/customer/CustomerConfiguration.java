package io.kairos.orchestrator.customer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of customers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CustomerProperties.class, ConsentSettings.class})
class CustomerConfiguration {}
