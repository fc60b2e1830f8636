package dev.owlissues.cli.view;

import dev.owlissues.cli.term.Column;
import java.util.List;

/**
 * How a list of the API is shown.
 *
 * @param items the body's field with the list
 * @param columns of the table
 * @param fields of a log line, in order
 * @param none what is said where the list is empty
 */
public record Listing(String items, List<Column> columns, List<String> fields, String none) {}
