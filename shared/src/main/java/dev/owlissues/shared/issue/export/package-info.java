/** Everything about a project's issues, page by page, for whoever takes it elsewhere. */
@NullMarked
package dev.owlissues.shared.issue.export;

import org.jspecify.annotations.NullMarked;
