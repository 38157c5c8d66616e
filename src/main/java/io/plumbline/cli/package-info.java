/** The command line, one small class per command. */
@org.jspecify.annotations.NullMarked
package io.plumbline.cli;
