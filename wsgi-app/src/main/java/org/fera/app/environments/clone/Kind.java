package org.fera.app.environments.clone;

/**
 * What is built, in the order in which it is built where dependencies leave a choice. Rows come
 * before everything that looks at them or is set off by them.
 */
enum Kind {
  TYPE,
  SEQUENCE,
  FUNCTION,
  DOMAIN_CHECK,
  TABLE,
  INHERITANCE,
  OWNED_SEQUENCE,
  DEFAULT,
  VIEW,
  ROWS,
  SEQUENCE_VALUE,
  /**
   * A check that a child table has both from its parent and of its own goes before the parent's.
   */
  MERGED_CHECK,
  CHECK,
  KEY,
  INDEX,
  INDEX_PARTITION,
  TABLE_INDEX_USE,
  MATERIALIZED_VIEW,
  FOREIGN_KEY,
  STATISTICS,
  TRIGGER,
  RULE,
  POLICY,
  ROW_SECURITY
}
