/**
 * The fidelity matrix: every type with its edge values and every known hazard goes through the packaged program, there and back, and is judged by queries
 * that the servers answer. What needs nothing but tables and rows is a file under {@code cases} in the resources, see {@link
 * dev.flyback.fidelity.FidelityCase}; the rest are tests of their own.
 */
package dev.flyback.fidelity;
