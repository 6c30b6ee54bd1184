package io.kairos.orchestrator.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.ExpressionManager;

/**
 * Knows a closed list of constant expressions and evaluates nothing else: no expression language is reachable from a
 * diagram or a query. Text without expression marks is a literal.
 */
final class ClosedExpressions implements ExpressionManager {
    private final Map<String, Function<DelegateExecution, Object>> constants;

    ClosedExpressions(Map<String, Function<DelegateExecution, Object>> constants) {
        this.constants = Map.copyOf(constants);
    }

    @Override
    public Expression createExpression(String text) {
        var constant = constants.get(text.strip());
        if (constant != null) {
            return new Constant(text, constant);
        }
        if (text.contains("${") || text.contains("#{")) {
            throw new ProcessEngineException("Expression " + text + " is not one of the constants a journey may hold");
        }
        return new Literal(text);
    }

    @Override
    public void addFunction(String name, Method function) {
        // The engine offers its own functions; no expression can call them.
    }

    private static ProcessEngineException readOnly(String text) {
        return new ProcessEngineException("Expression " + text + " cannot be assigned to");
    }

    private record Constant(String text, Function<DelegateExecution, Object> evaluate) implements Expression {
        @Override
        public Object getValue(VariableScope scope) {
            return evaluate.apply((DelegateExecution) scope);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution context) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw readOnly(text);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
            throw readOnly(text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }

    private record Literal(String text) implements Expression {
        @Override
        public Object getValue(VariableScope scope) {
            return text;
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution context) {
            return text;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw readOnly(text);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
            throw readOnly(text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return true;
        }
    }
}
