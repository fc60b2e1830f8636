/** LocalStack in place of the in-process parts of AWS, while a module's tests run. */
@NullMarked
package dev.owlissues.local.localstack;

import org.jspecify.annotations.NullMarked;
