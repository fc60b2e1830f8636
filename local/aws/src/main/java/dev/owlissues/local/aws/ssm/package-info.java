/** SSM's Parameter Store in this process. */
@NullMarked
package dev.owlissues.local.aws.ssm;

import org.jspecify.annotations.NullMarked;
