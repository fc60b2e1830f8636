/** HTTP on loopback, turned into the events that API Gateway sends to functions. */
@NullMarked
package dev.owlissues.local.stack.http;

import org.jspecify.annotations.NullMarked;
