package io.kairos.orchestrator.engine;

import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/** The second line of defence behind the journey compiler: no script engine, and no class named in a diagram. */
final class NoCode {
    private NoCode() {}

    /** Refuses an expression of a decision table that is not FEEL. */
    static ElExpression expression(String text) {
        throw new ProcessEngineException("Decision tables evaluate FEEL only, not " + text);
    }

    /** Finds no engine for any script language. */
    static final class Scripts implements ScriptEngineResolver {
        private final ScriptEngineManager none = new ScriptEngineManager(null);

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            throw new ProcessEngineException("Journeys run no scripts");
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return none;
        }

        @Override
        public @Nullable ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            return null;
        }
    }

    /** Creates only what is on its list. */
    static final class Artifacts implements ArtifactFactory {
        private static final Set<Class<?>> ALLOWED = Set.of();
        private final ArtifactFactory allowed = new DefaultArtifactFactory();

        @Override
        public <T> T getArtifact(Class<T> type) {
            if (!ALLOWED.contains(type)) {
                throw new ProcessEngineException("Class " + type.getName() + " may not be used by a journey");
            }
            return allowed.getArtifact(type);
        }
    }
}
