package dev.flyback.cli.prune;

import dev.flyback.prune.PruneRequest;
import dev.flyback.storage.ObjectStore;

/** A store, and what to prune in it. */
record PruneTarget(ObjectStore store, PruneRequest request) {}
