/** Where fingerprints lead: each to one issue, with evidence of what it stands for. */
@NullMarked
package dev.owlissues.shared.issue.route;

import org.jspecify.annotations.NullMarked;
