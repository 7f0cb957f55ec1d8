import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextKey } from '../i18n/en';
import type { LoginApi, LoginResult, User } from './loginApi';

const CHANGED = 'fera-viewer-account-changed';

const REFUSALS: Record<Exclude<LoginResult, 'loggedIn'>, TextKey> = {
  refused: 'account.refused',
  tooMany: 'account.tooMany',
  passwordToChange: 'account.passwordToChange',
};

/**
 * Who looks at the portal. Logging in or out changes themes, layers, search and prints alike: the
 * page starts again, with the map where it was, since its address holds that.
 */
export class Account {
  private readonly waiting = signal(false);
  private readonly text = signal<TextKey | null>(null);

  readonly busy: ReadonlySignal<boolean> = this.waiting;
  /** Why a login failed. */
  readonly problem: ReadonlySignal<TextKey | null> = this.text;

  /** @param restart loads the page again where it is */
  constructor(
    readonly user: User | null,
    private readonly api: LoginApi,
    private readonly restart: () => void,
  ) {}

  /** True once, on the page that a login or logout has started. */
  static hasChanged(): boolean {
    try {
      const changed = sessionStorage.getItem(CHANGED) !== null;
      sessionStorage.removeItem(CHANGED);
      return changed;
    } catch {
      return false;
    }
  }

  async logIn(name: string, password: string): Promise<void> {
    await this.during(async () => {
      const result = await this.api.logIn(name, password);
      if (result === 'loggedIn') {
        this.startAgain();
      } else {
        this.text.value = REFUSALS[result];
      }
    });
  }

  async logOut(): Promise<void> {
    await this.during(async () => {
      await this.api.logOut();
      this.startAgain();
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.waiting.value = true;
    this.text.value = null;
    try {
      await work();
    } catch {
      this.text.value = 'account.failed';
    } finally {
      this.waiting.value = false;
    }
  }

  private startAgain(): void {
    try {
      sessionStorage.setItem(CHANGED, '1');
    } catch {
      // Without storage nothing is said after the start, nothing else.
    }
    this.restart();
  }
}
