/**
 * The program while everything around it fails: killed, told to stop, cut off, out of room, disturbed, fed with damage. Exit 0 never means less than
 * all, and nothing half-done is ever visible.
 */
package dev.flyback.faults;
