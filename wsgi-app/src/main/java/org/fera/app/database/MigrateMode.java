package org.fera.app.database;

/** What an instance does about migrations when it starts. */
public enum MigrateMode {
  /** Migrate, then serve. */
  START,
  /** Migrate, then exit: 0 when the schemas are up to date, 1 otherwise. */
  ONLY,
  /** Serve; somebody else migrates. */
  OFF
}
