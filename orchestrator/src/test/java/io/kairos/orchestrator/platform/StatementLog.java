package io.kairos.orchestrator.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down every statement that is prepared, once. */
@TestConfiguration(proxyBeanMethods = false)
class StatementLog {
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    Set<String> statements() {
        return statements;
    }

    @Bean
    static BeanPostProcessor listener(ObjectProvider<StatementLog> log) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Heard(source, log) : bean;
            }
        };
    }

    private static final class Heard extends DelegatingDataSource {
        private final ObjectProvider<StatementLog> log;

        private Heard(DataSource source, ObjectProvider<StatementLog> log) {
            super(source);
            this.log = log;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Heard.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            log.getObject().statements.add(String.valueOf(arguments[0]));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
