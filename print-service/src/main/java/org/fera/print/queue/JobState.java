package org.fera.print.queue;

/** What a job is at. */
public sealed interface JobState {

  /** MapFish Print's word for it. */
  String word();

  /**
   * Whether clients need not ask again; MapFish Print says so of jobs that are being cancelled,
   * too.
   */
  default boolean done() {
    return true;
  }

  /** In the queue, with so many jobs before it. */
  record Waiting(int place) implements JobState {
    @Override
    public String word() {
      return "waiting";
    }

    @Override
    public boolean done() {
      return false;
    }
  }

  /** Being printed. */
  record Running(Step step) implements JobState {
    @Override
    public String word() {
      return "running";
    }

    @Override
    public boolean done() {
      return false;
    }
  }

  /** Cancelled while it ran; ends in a moment. */
  record Canceling() implements JobState {
    @Override
    public String word() {
      return "canceling";
    }
  }

  /** Printed. */
  record Finished(Result result) implements JobState {
    @Override
    public String word() {
      return "finished";
    }
  }

  /** Given up: by the client, or because nobody asked for it any more or it took too long. */
  record Canceled(String reason) implements JobState {
    @Override
    public String word() {
      return "canceled";
    }
  }

  /** Failed, with the reason in words. */
  record Failed(String reason) implements JobState {
    @Override
    public String word() {
      return "error";
    }
  }
}
