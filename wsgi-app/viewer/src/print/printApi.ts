import { absolute, request, requestJson } from '../portal/http';

/** MapFish Print's /capabilities.json, as far as the viewer reads it. */
export interface Capabilities {
  layouts: Layout[];
}

export interface Layout {
  name: string;
  attributes: Attribute[];
}

export interface Attribute {
  name: string;
  type: string;
  default?: unknown;
  clientInfo?: MapInfo;
}

/** Width and height in points of 1/72 inch. */
export interface MapInfo {
  width: number;
  height: number;
  maxDPI?: number;
  dpiSuggestions?: number[];
  scales?: number[];
}

/** `done` and `total` are Fera's; MapFish Print has none. Times in milliseconds. */
export interface Status {
  done: boolean;
  status: 'waiting' | 'running' | 'canceling' | 'finished' | 'canceled' | 'error';
  elapsedTime?: number;
  waitingTime?: number;
  error?: string;
  progress?: { done?: number; total?: number };
}

/** MapFish Print's interface behind wsgi-app's /printproxy. */
export class PrintApi {
  constructor(private readonly url: string) {}

  capabilities(): Promise<Capabilities> {
    return requestJson(`${this.url}/capabilities.json`);
  }

  async create(spec: object): Promise<string> {
    const { ref } = await requestJson<{ ref: string }>(`${this.url}/report.pdf`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(spec),
    });
    return ref;
  }

  status(ref: string): Promise<Status> {
    return requestJson(`${this.url}/status/${encodeURIComponent(ref)}.json`);
  }

  async cancel(ref: string): Promise<void> {
    await request(`${this.url}/cancel/${encodeURIComponent(ref)}`, { method: 'DELETE' });
  }

  documentUrl(ref: string): string {
    return absolute(`${this.url}/report/${encodeURIComponent(ref)}`);
  }
}
