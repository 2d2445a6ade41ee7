/** The store in a bucket of MinIO, by its own client. */
@NullMarked
package dev.flyback.storage.minio;

import org.jspecify.annotations.NullMarked;
