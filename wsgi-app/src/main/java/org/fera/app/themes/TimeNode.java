package org.fera.app.themes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The times that a layer or group can be asked for; dates in ISO 8601, UTC.
 *
 * @param values null: an interval
 * @param interval years, months, days, seconds; null: values
 * @param resolution year, month, day or second
 * @param minDefValue null: none
 * @param maxDefValue null: none
 * @param mode value or range
 * @param widget slider or datepicker
 */
record TimeNode(
    String minValue,
    String maxValue,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> values,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Integer> interval,
    String resolution,
    String minDefValue,
    String maxDefValue,
    String mode,
    String widget) {}
