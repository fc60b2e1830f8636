/** Where the API is and with which key it is asked: flags, environment, file, local stack. */
@NullMarked
package dev.owlissues.cli.config;

import org.jspecify.annotations.NullMarked;
