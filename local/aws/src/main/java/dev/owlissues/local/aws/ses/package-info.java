/** SES in this process: mails go to an outbox. */
@NullMarked
package dev.owlissues.local.aws.ses;

import org.jspecify.annotations.NullMarked;
