package dev.flyback.cli.watch;

import dev.flyback.report.metrics.Sample;
import java.util.List;

/**
 * What came of telling how a run ended.
 *
 * @param samples the run in numbers
 * @param warnings what could not be told to whom
 */
public record Telling(List<Sample> samples, List<String> warnings) {
    /** Nobody was told. */
    public static final Telling NOTHING = new Telling(List.of(), List.of());

    public Telling {
        samples = List.copyOf(samples);
        warnings = List.copyOf(warnings);
    }
}
