package dev.flyback.fidelity;

/** What a source is made of to find out whether it comes back. */
interface MatrixCase {
    String name();

    String migration();

    /** Statements that fill what the migration made. */
    String rows();
}
