package org.fera.app.search;

import java.util.List;
import java.util.Optional;

/**
 * What is searched.
 *
 * @param typed as typed, for the similarity of labels
 * @param terms never empty
 * @param language two letters, of rows that have one
 * @param configuration text search configuration of PostgreSQL
 * @param interfaceName empty: only rows of no interface
 * @param categories layer names; empty: all
 * @param nullCategory also (without categories: only) rows of no layer
 * @param limit 1 or more
 * @param partitionLimit most hits of one layer; 0: no limit
 * @param byCoverDensity rank by ts_rank_cd, not by the similarity of the label
 */
record SearchRequest(
    String typed,
    SearchTerms terms,
    String language,
    String configuration,
    Optional<String> interfaceName,
    List<String> categories,
    boolean nullCategory,
    int limit,
    int partitionLimit,
    boolean byCoverDensity) {}
