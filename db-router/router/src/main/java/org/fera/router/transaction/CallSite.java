package org.fera.router.transaction;

import java.util.List;

/** Which line of an application asks for a connection. */
public final class CallSite {

  private static final List<String> BETWEEN =
      List.of(
          "org.fera.router.transaction.",
          "org.fera.router.source.",
          "org.fera.router.Routing",
          "org.fera.router.DbRouter",
          "org.jdbi.",
          "java.",
          "jdk.");

  private CallSite() {}

  /** {@code Class.method:line} of the first frame that is not the way to a connection. */
  public static String here() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> BETWEEN.stream().noneMatch(frame.getClassName()::startsWith))
                    .findFirst()
                    .map(CallSite::format)
                    .orElse("an unknown place"));
  }

  private static String format(StackWalker.StackFrame frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return type + "." + frame.getMethodName() + ":" + frame.getLineNumber();
  }
}
