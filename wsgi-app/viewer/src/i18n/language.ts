import { signal, type ReadonlySignal } from '@preact/signals';
import { requestJson } from '../portal/http';
import type { Text } from '../portal/settings';
import { de } from './de';
import { en, type TextKey, type Texts } from './en';
import { fr } from './fr';

type Names = Record<string, string>;

const TEXTS: Record<string, Texts> = { en, de, fr };
const STORED = 'fera-viewer-language';

export const LANGUAGES: Record<string, string> = { en: 'English', de: 'Deutsch', fr: 'Français' };

/** The language of the page, the viewer's own texts in it, and the portal's names in it. */
export class Language {
  private readonly chosen = signal('en');
  private readonly names = signal<Record<string, string>>({});

  readonly code: ReadonlySignal<string> = this.chosen;

  constructor(private readonly urls: Record<string, string>) {}

  /** Takes the first known of: that of the link, the one chosen last, the browser's, the portal's. */
  async start(fromLink: string | null, portalDefault: string | null): Promise<void> {
    const wanted = [fromLink, stored(), ...navigator.languages, portalDefault];
    const known = wanted
      .map((tag) => tag?.slice(0, 2).toLowerCase())
      .find((code) => code !== undefined && code in TEXTS);
    await this.use(known ?? 'en');
  }

  async choose(code: string): Promise<void> {
    try {
      localStorage.setItem(STORED, code);
    } catch {
      // A browser without storage forgets the choice, nothing else.
    }
    await this.use(code);
  }

  private async use(code: string): Promise<void> {
    this.names.value = await this.loadNames(code);
    this.chosen.value = code;
    document.documentElement.lang = code;
  }

  private async loadNames(code: string): Promise<Record<string, string>> {
    const url = this.urls[code];
    if (!url) {
      return {};
    }
    try {
      const answer = await requestJson<Names | Record<string, Names>>(url);
      const own = answer[code];
      // GeoMapFish's files have the language above the names, others the names alone.
      return typeof own === 'object' ? own : (answer as Names);
    } catch {
      // Names are shown as they are in the database.
      return {};
    }
  }

  t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text = (TEXTS[this.chosen.value] ?? en)[key];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  /** A name of the portal (theme, group, layer, attribute), translated when the portal has a text. */
  name(name: string): string {
    return this.names.value[name] ?? name;
  }

  text(text: Text): string {
    if (typeof text === 'string') {
      return this.name(text);
    }
    return text[this.chosen.value] ?? Object.values(text)[0] ?? '';
  }

  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.chosen.value === 'en' ? 'en-CH' : `${this.chosen.value}-CH`, {
      maximumFractionDigits: digits,
    }).format(value);
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
