import { afterEach, describe, expect, it, vi } from 'vitest';
import { LoginApi, userOf } from './loginApi';

const api = new LoginApi('https://portal.example.org/portal/');

function answers(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('document', { baseURI: 'https://portal.example.org/portal/' });
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

describe('LoginApi', () => {
  it('posts name and password as a form, below the portal', async () => {
    const fetched = answers(200, { username: 'editor' });
    expect(await api.logIn('editor', 'a&b=c')).toBe('loggedIn');
    const [url, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe('https://portal.example.org/portal/login');
    expect(init.method).toBe('POST');
    expect(String(init.body)).toBe('login=editor&password=a%26b%3Dc');
  });

  it.each([
    [401, {}, 'refused'],
    [429, {}, 'tooMany'],
    [200, { username: 'new', is_password_changed: false }, 'passwordToChange'],
  ])('tells %i from others', async (status, body, result) => {
    answers(status, body);
    expect(await api.logIn('editor', 'x')).toBe(result);
  });

  it('does not take a fault for a wrong password', async () => {
    answers(503, {});
    await expect(api.logIn('editor', 'x')).rejects.toThrow('503');
  });

  it('is content with a session that has ended', async () => {
    answers(401, {});
    await expect(api.logOut()).resolves.toBeUndefined();
    answers(503, {});
    await expect(api.logOut()).rejects.toThrow('503');
  });

  it('knows nobody by a missing name', () => {
    expect(userOf({})).toBeNull();
    expect(userOf({ username: 'viewer', roles: [{ name: 'role_viewer' }] })).toEqual({
      name: 'viewer',
      displayName: 'viewer',
      roles: ['role_viewer'],
    });
  });
});
