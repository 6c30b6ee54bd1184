/** The journey compiler: marketers' BPMN is read as data against a closed list and written anew as what the engine may run. */
@NullMarked
package io.kairos.journeys.bpmn;

import org.jspecify.annotations.NullMarked;
