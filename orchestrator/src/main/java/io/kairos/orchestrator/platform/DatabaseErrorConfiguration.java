package io.kairos.orchestrator.platform;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * PostgreSQL's own codes decide which exception an error becomes: the general ones of SQL do not know that a lock was waited for in vain.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseErrorConfiguration {
    @Bean
    SQLExceptionTranslator sqlExceptionTranslator(DataSource dataSource) {
        return new SQLErrorCodeSQLExceptionTranslator(dataSource);
    }
}
