import { requestJson } from '../portal/http';

/** Has wsgi-app make a short link (a write on the master). */
export async function shorten(service: string, url: string): Promise<string> {
  const answer = await requestJson<{ short_url: string }>(service, {
    method: 'POST',
    body: new URLSearchParams({ url }),
  });
  return answer.short_url;
}

/** Also works on pages without https, where the clipboard interface is missing. */
export async function copy(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return document.execCommand('copy');
  }
}
