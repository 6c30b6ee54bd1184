package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.util.Optional;

/**
 * One value that a marketer sets on a step.
 *
 * @param property name of the {@code camunda:property} that holds it
 * @param missing code of the problem when a required value is not there; empty where it may stay out
 * @param preset value that the form begins with, "" for none
 */
public record Field(String property, Look look, Constraint constraint, Optional<String> missing, String preset) {

    /** How a form shows a value. */
    public enum Kind {
        TEXT,
        CHOICE
    }

    /** @param group id of the group of fields it stands in */
    public record Look(Kind kind, String group, Text label, Optional<Text> help) {}

    public boolean isRequired() {
        return missing.isPresent();
    }
}
