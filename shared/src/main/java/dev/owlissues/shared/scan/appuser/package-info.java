/** What the scan keeps of an app's users and versions. */
@NullMarked
package dev.owlissues.shared.scan.appuser;

import org.jspecify.annotations.NullMarked;
