package dev.flyback.verify;

import java.util.List;

/**
 * Whether a dump is whole.
 *
 * @param problems one sentence each, in the order of the dump; empty if all is well
 */
public record VerifyResult(String id, List<String> problems) {
    public VerifyResult {
        problems = List.copyOf(problems);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
