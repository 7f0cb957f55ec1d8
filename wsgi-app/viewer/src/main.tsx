import './ui/styles/fonts.css';
import 'ol/ol.css';
import './ui/styles/tokens.css';
import './ui/styles/layout.css';
import './ui/styles/controls.css';
import './ui/styles/panels.css';
import './ui/styles/account.css';
import { render } from 'preact';
import { LoginApi, type User } from './account/loginApi';
import { Language } from './i18n/language';
import { Portal } from './portal/Portal';
import { loadSettings } from './portal/settings';
import { loadThemes } from './portal/themes';
import { PortalContext } from './ui/context';
import { Shell } from './ui/Shell';

const root = document.getElementById('app')!;

async function start(): Promise<void> {
  const interfaceName =
    document.querySelector<HTMLMetaElement>('meta[name=interface]')?.content ?? 'desktop';
  const settings = await loadSettings(interfaceName);
  const language = new Language(settings.languageUrls);
  const fromLink = new URLSearchParams(location.search).get('lang');
  const [themes, user] = await Promise.all([
    loadThemes(settings.themesUrl),
    loadUser(settings.loginUrl),
    language.start(fromLink, settings.defaultLanguage),
  ]);
  const portal = new Portal(settings, themes, language, user);
  root.replaceChildren();
  render(
    <PortalContext.Provider value={portal}>
      <Shell />
    </PortalContext.Provider>,
    root,
  );
  await portal.start();
}

/** A portal whose login does not answer is shown to everybody as to a visitor. */
async function loadUser(loginUrl: string | null): Promise<User | null> {
  try {
    return loginUrl ? await new LoginApi(loginUrl).user() : null;
  } catch {
    return null;
  }
}

/** Without settings there is no portal: say so, in a language that is known without them. */
function failed(error: unknown): void {
  console.error(error);
  const language = new Language({});
  void language.start(null, null).then(() => {
    render(
      <div class="start-failed" role="alert">
        <p>{language.t('app.failed')}</p>
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {language.t('app.retry')}
        </button>
      </div>,
      root,
    );
  });
}

start().catch(failed);
