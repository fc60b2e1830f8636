/** The adapter of the vault on SSM's Parameter Store. */
@NullMarked
package dev.owlissues.shared.ssm;

import org.jspecify.annotations.NullMarked;
