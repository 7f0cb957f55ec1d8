import type Map from 'ol/Map.js';
import { Account } from '../account/Account';
import { LoginApi, type User } from '../account/loginApi';
import { FeatureInfo } from '../info/FeatureInfo';
import type { Language } from '../i18n/language';
import { Activity } from '../map/Activity';
import { Background } from '../map/Background';
import { WmtsLayers } from '../map/capabilities';
import { createMap } from '../map/createMap';
import { Highlight } from '../map/Highlight';
import { MapMoves } from '../map/MapMoves';
import { Overlays } from '../map/Overlays';
import { Retries } from '../map/Retries';
import { PrintApi } from '../print/printApi';
import { Printer } from '../print/Printer';
import { Search } from '../search/Search';
import { Permalink } from '../share/Permalink';
import { Tree } from '../tree/Tree';
import { Panels } from '../ui/Panels';
import { Toasts } from '../ui/Toasts';
import type { Settings } from './settings';
import type { Themes } from './themes';

/** One portal on one page: the parts of the viewer, wired together. */
export class Portal {
  readonly toasts = new Toasts();
  readonly panels = new Panels();
  readonly map: Map;
  readonly tree: Tree;
  readonly activity: Activity;
  readonly moves: MapMoves;
  readonly background: Background;
  readonly info: FeatureInfo;
  readonly search: Search;
  readonly printApi: PrintApi | null;
  readonly printer: Printer | null;
  readonly permalink: Permalink;
  /** Null when the portal has no login. */
  readonly account: Account | null;
  private readonly highlight: Highlight;
  private readonly overlays: Overlays;

  constructor(
    readonly settings: Settings,
    readonly themes: Themes,
    readonly language: Language,
    user: User | null,
  ) {
    const failed = (): void => this.toasts.say(language.t('map.tilesFailed'));
    const retries = new Retries(failed);
    const wmts = new WmtsLayers(retries);
    this.map = createMap(settings);
    this.tree = new Tree(themes);
    this.activity = new Activity(this.map, retries.pending);
    this.moves = new MapMoves(this.map);
    this.highlight = new Highlight(this.map);
    this.background = new Background(this.map, themes.background_layers, wmts, (name) =>
      this.toasts.say(language.t('background.failed', { name: language.name(name) })),
    );
    this.overlays = new Overlays(this.map, this.tree, wmts, retries, failed);
    this.info = new FeatureInfo(this.map, this.tree, this.highlight, settings.hiddenAttributes);
    this.search = new Search(
      settings,
      language,
      this.map,
      this.moves,
      this.tree,
      this.highlight,
    );
    this.printApi = settings.printUrl ? new PrintApi(settings.printUrl) : null;
    this.printer = this.printApi ? new Printer(this.map, this.printApi) : null;
    this.permalink = new Permalink(
      this.map,
      this.tree,
      this.background,
      this.activity,
      language,
      settings.defaultTheme,
    );
    this.account = settings.loginUrl
      ? new Account(user, new LoginApi(settings.loginUrl), () => this.restart())
      : null;
    this.map.on('singleclick', (event) => this.ask(event.coordinate));
  }

  async start(): Promise<void> {
    this.overlays.start();
    await this.permalink.start();
    if (Account.hasChanged()) {
      const user = this.account?.user;
      this.toasts.say(
        user
          ? this.language.t('account.welcome', { name: user.displayName })
          : this.language.t('account.goodbye'),
      );
      document.querySelector<HTMLElement>('[data-task=account]')?.focus();
    }
  }

  /** Loads the page again with the map as it is. */
  private restart(): void {
    history.replaceState(history.state, '', this.permalink.href());
    location.reload();
  }

  ask(coordinate: number[]): void {
    if (this.panels.task.value !== 'print') {
      this.panels.showTask('info');
      void this.info.ask(coordinate);
    }
  }
}
