package io.kairos.orchestrator.dispatch;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Knows whether this node is the only one at work. Every node keeps a shared lock in the database as long as it lives; one
 * that can take it alone when it starts is alone, and every lease it finds belongs to the dead. Without it a program that
 * starts again after a crash would wait for its own leases to end.
 */
@Component
class LivingNodes {
    private static final Logger LOG = LoggerFactory.getLogger(LivingNodes.class);
    private static final String LOCK = "(19265, 3)";

    private final DataSource dataSource;
    private @Nullable Connection presence;

    LivingNodes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Joins the living, before any work begins; runs the action before if there are no others. */
    synchronized void join(Runnable ifAlone) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            boolean alone = isTrue(statement, "select pg_try_advisory_lock" + LOCK);
            if (alone) {
                ifAlone.run();
            }
            statement.execute("select pg_advisory_lock_shared" + LOCK);
            if (alone) {
                statement.execute("select pg_advisory_unlock" + LOCK);
            }
            presence = connection;
        } catch (SQLException | RuntimeException e) {
            LOG.info("Cannot tell whether other nodes are at work: {}", e.getMessage());
            close(connection);
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** How many nodes are at work, at least 1. */
    int count() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select count(*) from pg_locks where locktype = 'advisory' and classid = 19265 and objid = 3 and granted
                            and database = (select oid from pg_database where datname = current_database())
                        """)) {
            return rows.next() ? Math.max(1, rows.getInt(1)) : 1;
        } catch (SQLException e) {
            LOG.info("Cannot tell how many nodes are at work: {}", e.getMessage());
            return 1;
        }
    }

    @PreDestroy
    synchronized void leave() {
        if (presence != null) {
            close(presence);
            presence = null;
        }
    }

    private static void close(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("The connection is gone, and its lock with it", e);
        }
    }
}
