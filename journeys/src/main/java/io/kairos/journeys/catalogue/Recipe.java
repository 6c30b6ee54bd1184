package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;

/**
 * A journey to begin with.
 *
 * @param id also the id of the process in its file
 * @param icon picture as a {@code data:} URI
 */
public record Recipe(String id, Text name, Text text, String icon) {}
