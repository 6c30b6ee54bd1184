package io.kairos.orchestrator.need;

import java.util.List;

/** Told of the steps that needs took, in their order, inside the transaction that stores them, customers locked. */
public interface NeedChanges {
    void changed(List<NeedChange> changes);
}
