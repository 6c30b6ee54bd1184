/**
 * Hazards in discrete time over features and bins of time: ridge logistic regression, boosted trees, and the two mixed.
 *
 * <p>Name the features ({@link io.kairos.timing.hazard.HazardSchema}), cut the time into bins ({@link
 * io.kairos.timing.hazard.Steps}: up for durations since a start, down for days left before a date), turn each past case into a
 * {@link io.kairos.timing.hazard.HazardCase} (features known at its start, last step under watch, event or censored), oldest
 * first, and let a {@link io.kairos.timing.hazard.HazardTrainer} fit:
 *
 * <pre>{@code
 * HazardSchema schema = new HazardSchema(List.of("meanGap", "orders"), List.of("segment"));
 * Steps days = Steps.up(1, Steps.widening(1, 14, 182, 30));
 * cases.add(HazardCase.of(new double[] {31.5, 4}, List.of("trade"), days.of(gap), true));      // bought after gap days
 * cases.add(HazardCase.of(new double[] {12, NaN}, List.of(""), days.of(watched), false));      // not within watched days
 * HazardModel model = new HazardTrainer(schema, days, FitOptions.standard()).boosted(cases).model();
 * double[] hazard = model.hazard(new double[] {20, 7}, List.of("trade"));                       // one per step
 * }</pre>
 *
 * A step's hazard is the chance of the event within all its days; within a step days are alike. {@code model.write(file)} adds
 * the model to a {@link io.kairos.timing.model.ModelFile} under keys and rows of its own ({@code hazard…}, {@code number},
 * {@code category}, {@code tree}); {@code HazardModel.read(file)} gives it back, exactly.
 */
@NullMarked
package io.kairos.timing.hazard;

import org.jspecify.annotations.NullMarked;
