package dev.owlissues.local.stack.demo;

/** A decision of the story: this error is resolved, and this version has the fix. */
record Fix(Template error, String version) {}
