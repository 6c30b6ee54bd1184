package io.kairos.orchestrator.platform;

import java.util.List;
import java.util.Locale;

/** What a feature has to do, and to tell whoever starts the program, when it is started for the first time. */
public interface FirstStart {
    /** Lines for the terminal, in that language; none at later starts. */
    List<String> tell(Locale language);
}
