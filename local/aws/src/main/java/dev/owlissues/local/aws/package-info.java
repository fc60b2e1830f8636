/** AWS services in this process, for tests and the local stack. Knows nothing of the product. */
@NullMarked
package dev.owlissues.local.aws;

import org.jspecify.annotations.NullMarked;
