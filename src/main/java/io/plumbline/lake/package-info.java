/** The only door to storage: tables, commits, the lease, releases. */
@org.jspecify.annotations.NullMarked
package io.plumbline.lake;
