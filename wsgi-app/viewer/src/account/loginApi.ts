import { absolute, HttpError, request, requestJson } from '../portal/http';

/** Somebody who is logged in. */
export interface User {
  name: string;
  displayName: string;
  roles: string[];
}

export type LoginResult = 'loggedIn' | 'refused' | 'tooMany' | 'passwordToChange';

interface Answer {
  username?: string;
  display_name?: string;
  roles?: { name: string }[];
  is_password_changed?: boolean;
}

/** The portal's login, with GeoMapFish's addresses. */
export class LoginApi {
  /** @param base address that /login, /logout and /loginuser stand below */
  constructor(private readonly base: string) {}

  /** Null for an anonymous visitor. */
  async user(): Promise<User | null> {
    return userOf(await requestJson<Answer>(this.of('loginuser')));
  }

  /** @throws HttpError when the portal does not answer, or says something unexpected */
  async logIn(name: string, password: string): Promise<LoginResult> {
    try {
      const answer = await requestJson<Answer>(this.of('login'), {
        method: 'POST',
        body: new URLSearchParams({ login: name, password }),
      });
      return answer.is_password_changed === false ? 'passwordToChange' : 'loggedIn';
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 0;
      if (status === 401) {
        return 'refused';
      }
      if (status === 429) {
        return 'tooMany';
      }
      throw error;
    }
  }

  async logOut(): Promise<void> {
    try {
      await request(this.of('logout'), { cache: 'no-store' });
    } catch (error) {
      // Somebody, or time, has ended the session already.
      if (!(error instanceof HttpError && error.status === 401)) {
        throw error;
      }
    }
  }

  private of(route: string): string {
    return new URL(route, absolute(this.base)).href;
  }
}

export function userOf(answer: Answer): User | null {
  return answer.username
    ? {
        name: answer.username,
        displayName: answer.display_name || answer.username,
        roles: (answer.roles ?? []).map((role) => role.name),
      }
    : null;
}
