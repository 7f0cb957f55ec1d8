import { requestJson } from './http';

/** A credit line for the sources of the data. */
export interface Credit {
  text: string;
  url?: string;
}

/** A text, or one by language. */
export type Text = string | Record<string, string>;

export interface ViewSettings {
  projection: string;
  extent?: [number, number, number, number];
  center?: [number, number];
  zoom?: number;
  /** Units of the projection per pixel, coarsest first; the zoom is the index. */
  resolutions?: number[];
}

/** What the viewer is told by /dynamic.json; names in brackets are those of its constants. */
export interface Settings {
  interfaceName: string;
  title: Text;
  logo: string | null;
  credits: Credit[];
  /** Attributes that the result panel leaves out. */
  hiddenAttributes: string[];
  view: ViewSettings;
  /** proj4 definitions by code (gmfProjectionsOptions). */
  projections: Record<string, string>;
  themesUrl: string;
  searchUrl: string | null;
  printUrl: string | null;
  shortenUrl: string | null;
  /** Address that /login, /logout and /loginuser stand below (authenticationBaseUrl). */
  loginUrl: string | null;
  /** Texts of the portal's own names by language (langUrls). */
  languageUrls: Record<string, string>;
  defaultLanguage: string | null;
  defaultTheme: string | null;
  /** Which environment of the portal this is (feraEnvironment); null in production. */
  environment: string | null;
}

/** Fera's own constant for this viewer; every part may be absent. */
export interface ViewerOptions {
  title?: Text;
  /** Address of a picture, 32 pixels high. */
  logo?: string | null;
  attributions?: (string | Credit)[];
  hiddenAttributes?: string[];
}

/** The constants that are read; all the others of GeoMapFish's interfaces are left alone. */
export interface Constants {
  interface?: string;
  defaultLang?: string;
  defaultTheme?: string;
  gmfTreeUrl?: string;
  fulltextsearchUrl?: string;
  gmfPrintUrl?: string;
  gmfShortenerCreateUrl?: string;
  authenticationBaseUrl?: string;
  langUrls?: Record<string, string>;
  gmfOptions?: { view?: Partial<ViewSettings> };
  gmfProjectionsOptions?: Record<string, { definition?: string | string[] }>;
  feraViewerOptions?: ViewerOptions;
  feraEnvironment?: string;
}

export async function loadSettings(interfaceName: string): Promise<Settings> {
  const query = new URLSearchParams({
    interface: interfaceName,
    query: location.search,
    path: location.pathname,
  });
  const answer = await requestJson<{ constants?: Constants }>(`dynamic.json?${query}`);
  return settingsOf(answer.constants ?? {}, interfaceName);
}

export function settingsOf(constants: Constants, interfaceName: string): Settings {
  const own = constants.feraViewerOptions ?? {};
  const view = constants.gmfOptions?.view ?? {};
  return {
    interfaceName: constants.interface ?? interfaceName,
    title: own.title ?? '',
    logo: own.logo ?? null,
    credits: (own.attributions ?? []).map((credit) =>
      typeof credit === 'string' ? { text: credit } : credit,
    ),
    hiddenAttributes: own.hiddenAttributes ?? [],
    // A portal without settings of its own is one of the whole world.
    view: { ...view, projection: view.projection ?? 'EPSG:3857' },
    projections: Object.fromEntries(
      Object.entries(constants.gmfProjectionsOptions ?? {}).map(([code, { definition }]) => [
        code,
        Array.isArray(definition) ? definition.join(' ') : (definition ?? ''),
      ]),
    ),
    themesUrl:
      constants.gmfTreeUrl ??
      `themes?${new URLSearchParams({ interface: interfaceName, background: 'background' })}`,
    searchUrl: constants.fulltextsearchUrl ?? null,
    printUrl: constants.gmfPrintUrl?.replace(/\/+$/, '') ?? null,
    shortenUrl: constants.gmfShortenerCreateUrl ?? null,
    loginUrl: constants.authenticationBaseUrl?.replace(/\/*$/, '/') ?? null,
    languageUrls: constants.langUrls ?? {},
    defaultLanguage: constants.defaultLang ?? null,
    defaultTheme: constants.defaultTheme ?? null,
    environment: constants.feraEnvironment ?? null,
  };
}
