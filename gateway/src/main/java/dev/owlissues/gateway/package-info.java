/** API Gateway's HTTP events (payload format 2.0) as plain requests and answers. */
@NullMarked
package dev.owlissues.gateway;

import org.jspecify.annotations.NullMarked;
