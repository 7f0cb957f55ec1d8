package org.fera.print.app;

import java.util.Map;

/**
 * A step that turns attributes into what the template shows; the kinds of MapFish Print's {@code
 * processors}.
 */
public sealed interface Processor {

  /** How the step's inputs and outputs are called in the layout. */
  Names names();

  /**
   * Renames a step's inputs and outputs.
   *
   * @param inputs name in the layout to name in the step
   * @param outputs name in the step to name in the layout
   */
  record Names(Map<String, String> inputs, Map<String, String> outputs) {

    /** The layout's name of an input. */
    public String input(String internal) {
      return inputs.entrySet().stream()
          .filter(entry -> entry.getValue().equals(internal))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(internal);
    }

    /** The layout's name of an output. */
    public String output(String internal) {
      return outputs.getOrDefault(internal, internal);
    }
  }

  /**
   * {@code !reportBuilder}: templates are compiled when they are needed; kept for configurations
   * that name it.
   */
  record ReportBuilder(Names names) implements Processor {}

  /** {@code !createMap}: {@code map} to {@code mapSubReport} and {@code mapContext}. */
  record CreateMap(Names names) implements Processor {}

  /**
   * {@code !createScalebar}: {@code mapContext} and {@code scalebar} to {@code scalebarSubReport}.
   */
  record CreateScalebar(Names names) implements Processor {}

  /**
   * {@code !createNorthArrow}: {@code map} and {@code northArrow} to {@code northArrowSubReport}.
   */
  record CreateNorthArrow(Names names) implements Processor {}
}
