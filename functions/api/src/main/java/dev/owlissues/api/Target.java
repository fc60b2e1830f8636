package dev.owlissues.api;

/** What a route leads to. */
record Target(Access access, Endpoint endpoint) {}
