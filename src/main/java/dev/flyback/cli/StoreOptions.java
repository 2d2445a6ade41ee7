package dev.flyback.cli;

import picocli.CommandLine.Option;

/** Where dumps live. */
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Where dumps live: file:/PATH, a plain path, or s3://BUCKET/PREFIX. Default: ./dumps.")
    String store = "./dumps";
}
