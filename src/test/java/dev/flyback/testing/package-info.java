/**
 * What tests stand on: real servers, the packaged program as a process, real migrations, and an oracle that compares two databases without any
 * of the program's code.
 */
package dev.flyback.testing;
