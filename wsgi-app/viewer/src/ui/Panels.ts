import { signal, type ReadonlySignal } from '@preact/signals';

export type Side = 'layers' | 'order';
export type Task = 'info' | 'print' | 'share' | 'account';

const PHONE = '(max-width: 760px)';

/** Which panels are open; on a phone's width only one at a time. */
export class Panels {
  private readonly phone = window.matchMedia(PHONE);
  private readonly narrow = signal(this.phone.matches);
  private readonly openSide = signal<Side | null>(this.phone.matches ? null : 'layers');
  private readonly openTask = signal<Task | null>(null);

  readonly side: ReadonlySignal<Side | null> = this.openSide;
  readonly task: ReadonlySignal<Task | null> = this.openTask;
  readonly isPhone: ReadonlySignal<boolean> = this.narrow;

  constructor() {
    this.phone.addEventListener('change', () => {
      this.narrow.value = this.phone.matches;
      this.openSide.value = this.phone.matches ? null : 'layers';
    });
  }

  showSide(side: Side | null): void {
    this.openSide.value = side;
    if (side && this.narrow.value) {
      this.openTask.value = null;
    }
  }

  showTask(task: Task | null): void {
    this.openTask.value = task;
    if (task && this.narrow.value) {
      this.openSide.value = null;
    }
  }
}
