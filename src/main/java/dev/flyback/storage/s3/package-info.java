/** The store in a bucket of AWS S3, or of a store that speaks its protocol, by the AWS SDK. */
@NullMarked
package dev.flyback.storage.s3;

import org.jspecify.annotations.NullMarked;
