package io.kairos.timing.dated;

import io.kairos.timing.hazard.HazardModel;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;

/** Turns a fitted lead-time model into its file and back. */
final class LeadTimeFile {

    private static final String WEEK = "week-rhythm";

    private LeadTimeFile() {}

    static LeadTimeModel write(ModelFile file, HazardModel hazard, WeekRhythm rhythm) {
        file.put(WEEK, rhythm.factors());
        hazard.write(file);
        return new LeadTimeModel(hazard, rhythm, file);
    }

    static LeadTimeModel parse(ModelFile file) {
        file.require(LeadTimeModel.KIND);
        if (!file.get("unit").equals("P1D")) throw new ModelFileException("unit must be P1D, is " + file.get("unit"));
        if (file.find(WEEK).isEmpty())
            throw new ModelFileException("model file has no \"" + WEEK
                    + "\" line: it was fitted by an earlier version; fit the model again from its data");
        double[] week = file.numbers(WEEK);
        if (week.length != 7) throw new ModelFileException("\"" + WEEK + "\" needs 7 numbers, has " + week.length);
        for (double factor : week)
            if (!(factor > 0)) throw new ModelFileException("\"" + WEEK + "\" needs numbers above 0, has " + factor);
        HazardModel hazard = HazardModel.read(file);
        if (!hazard.steps().isDown() || hazard.steps().first() != 1)
            throw new ModelFileException("\"hazard-axis\" must be \"down 1\", is " + file.get("hazard-axis"));
        return new LeadTimeModel(hazard, new WeekRhythm(week), file);
    }
}
