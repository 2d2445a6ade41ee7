package dev.flyback.cli;

import dev.flyback.report.metrics.Sample;
import java.util.List;

/**
 * What came of telling how a run ended.
 *
 * @param samples the run in numbers
 * @param warnings what could not be told to whom
 */
record Telling(List<Sample> samples, List<String> warnings) {
    static final Telling NOTHING = new Telling(List.of(), List.of());

    Telling {
        samples = List.copyOf(samples);
        warnings = List.copyOf(warnings);
    }
}
