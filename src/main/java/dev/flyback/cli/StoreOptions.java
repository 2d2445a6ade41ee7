package dev.flyback.cli;

import picocli.CommandLine.Option;

/** Where dumps live. */
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Where dumps live: file:/PATH, a plain path, s3://BUCKET/PREFIX,"
                    + " or minio://HOST:9000/BUCKET/PREFIX (see docs/stores.md). Default: ./dumps.")
    String store = "./dumps";
}
