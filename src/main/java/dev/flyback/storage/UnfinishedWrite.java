package dev.flyback.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * A write that was begun, and neither committed nor aborted: somebody is still writing, or was killed.
 *
 * @param name what the store calls it, for messages
 * @param key the key that it was meant for, where the store knows it
 * @param begunAt when it was begun; where the store does not know that, when it was last written to
 */
public record UnfinishedWrite(String name, Optional<String> key, Instant begunAt) {}
