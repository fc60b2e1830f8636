/**
 * What calls functions: API Gateway's HTTP events (payload format 2.0) as plain requests and
 * answers, and the messages of queues.
 */
@NullMarked
package dev.owlissues.gateway;

import org.jspecify.annotations.NullMarked;
