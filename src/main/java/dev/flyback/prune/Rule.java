package dev.flyback.prune;

import dev.flyback.catalog.DumpKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy while it looks at the dumps of one database, newest first, each once. Reasons that many dumps have in common are one and the same
 * text, so that a verdict on each of very many dumps takes little memory.
 */
sealed interface Rule {
    Opinion on(DumpKey key);

    /** So many of the newest. */
    final class Last implements Rule {
        private final int count;
        private final Opinion older;
        private int seen;

        Last(int count) {
            this.count = count;
            this.older = Opinion.remove("not among the last " + count);
        }

        @Override
        public Opinion on(DumpKey key) {
            return seen < count ? Opinion.keep("last " + ++seen + " of " + count) : older;
        }
    }

    /** The newest of each of the last so many spans that have one. */
    final class OfPeriod implements Rule {
        private final Period period;
        private final int count;
        private final Opinion beyond;
        private int seen;
        private @Nullable LocalDateTime current;
        private Opinion older;

        OfPeriod(Period period, int count) {
            this.period = period;
            this.count = count;
            this.beyond = Opinion.remove("beyond the last " + Words.count(count, period.word()) + " with dumps");
            this.older = beyond;
        }

        @Override
        public Opinion on(DumpKey key) {
            LocalDateTime start = period.startOf(key.startedAt());
            if (start.equals(current)) {
                return older;
            }
            if (seen == count) {
                return beyond;
            }
            seen++;
            current = start;
            String name = period.word() + " " + period.name(start);
            older = Opinion.remove(name + " has a newer one");
            return Opinion.keep("newest of " + name + " (" + seen + " of " + count + ")");
        }
    }

    /** Those that were begun at a time or later. */
    final class Since implements Rule {
        private final Instant limit;
        private final Opinion younger;
        private final Opinion older;

        Since(Instant limit, Duration age) {
            this.limit = limit;
            this.younger = Opinion.keep("within " + Words.time(age));
            this.older = Opinion.remove("older than " + Words.time(age));
        }

        @Override
        public Opinion on(DumpKey key) {
            return key.startedAt().isBefore(limit) ? older : younger;
        }
    }

    /** So many of the newest of each schema version. */
    final class PerSchemaVersion implements Rule {
        private final int count;
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, Opinion> older = new HashMap<>();

        PerSchemaVersion(int count) {
            this.count = count;
        }

        @Override
        public Opinion on(DumpKey key) {
            String version = key.comparableVersion();
            int number = seen.merge(version, 1, Integer::sum);
            if (number <= count) {
                return Opinion.keep(Words.version(key) + ": " + number + " of " + count);
            }
            return older.computeIfAbsent(
                    version, any -> Opinion.remove(Words.version(key) + " has " + Words.count(count, "newer one")));
        }
    }

    /** All of some schema versions. */
    final class OfSchemaVersions implements Rule {
        private final List<String> versions;
        private final Opinion other = Opinion.remove("its schema version is not kept");

        OfSchemaVersions(Set<String> versions) {
            this.versions = List.copyOf(versions);
        }

        @Override
        public Opinion on(DumpKey key) {
            return versions.stream().anyMatch(key::isAtVersion) ? Opinion.keep(Words.version(key) + " is kept") : other;
        }
    }
}
