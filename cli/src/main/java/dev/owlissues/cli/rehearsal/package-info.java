/** What the JVM watches to make the cache that later starts read classes from. */
@NullMarked
package dev.owlissues.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
