/** What stores in buckets share, whoever's client speaks to them: uploads in parts, reads that go on, listings by page, failures. */
@NullMarked
package dev.flyback.storage.bucket;

import org.jspecify.annotations.NullMarked;
