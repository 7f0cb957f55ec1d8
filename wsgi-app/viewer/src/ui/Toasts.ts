import { signal, type ReadonlySignal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
}

const SHOWN_MS = 8000;

/** Short messages about what went wrong; the same one is not shown twice at a time. */
export class Toasts {
  private readonly list = signal<Toast[]>([]);
  private next = 0;

  readonly shown: ReadonlySignal<Toast[]> = this.list;

  say(text: string): void {
    if (this.list.value.some((toast) => toast.text === text)) {
      return;
    }
    const toast = { id: this.next++, text };
    this.list.value = [...this.list.value, toast];
    setTimeout(() => this.dismiss(toast.id), SHOWN_MS);
  }

  dismiss(id: number): void {
    this.list.value = this.list.value.filter((toast) => toast.id !== id);
  }
}
