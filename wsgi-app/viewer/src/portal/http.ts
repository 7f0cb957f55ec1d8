/** A request that did not give what was asked for; `status` is 0 when no answer came. */
export class HttpError extends Error {
  constructor(
    readonly url: string,
    readonly status: number,
    readonly detail: string,
  ) {
    super(`${url}: ${status || 'no answer'} ${detail}`.trim());
  }
}

const LIMIT_MS = 30_000;

/** Asks and hands over an answer with a status below 400; relative addresses are those of the portal. */
export async function request(url: string, init: RequestInit = {}): Promise<Response> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  let response: Response;
  try {
    response = await fetch(absolute(url), { credentials: 'same-origin', ...init, signal });
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }
    throw new HttpError(url, 0, '');
  }
  if (!response.ok) {
    throw new HttpError(url, response.status, await problem(response));
  }
  return response;
}

export async function requestJson<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await request(url, init);
  try {
    return (await response.json()) as T;
  } catch {
    throw new HttpError(url, response.status, 'not JSON');
  }
}

/** Resolved against the portal's own path, which wsgi-app writes into <base>. */
export function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}

export function wasAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function problem(response: Response): Promise<string> {
  if (!(response.headers.get('content-type') ?? '').includes('problem+json')) {
    return '';
  }
  try {
    const body = (await response.json()) as { detail?: string; title?: string };
    return body.detail ?? body.title ?? '';
  } catch {
    return '';
  }
}
