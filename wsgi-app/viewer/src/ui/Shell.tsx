import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AccountPanel } from '../account/AccountPanel';
import { InfoPanel } from '../info/InfoPanel';
import { LANGUAGES } from '../i18n/language';
import { MapView } from '../map/MapView';
import { PrintPanel } from '../print/PrintPanel';
import { SearchBox } from '../search/SearchBox';
import { SharePanel } from '../share/SharePanel';
import { DrawingOrder } from '../tree/DrawingOrder';
import { LayerTree } from '../tree/LayerTree';
import { ThemePicker } from '../tree/ThemePicker';
import { usePortal } from './context';
import { Icon, type IconName } from './Icon';
import mark from './mark.svg';
import type { Side, Task } from './Panels';
import { ToastList } from './ToastList';

type Entry = Exclude<Task, 'info'>;

/** The page: header, layers at the left, the map, the current task at the right. */
export function Shell() {
  const { panels, language } = usePortal();
  return (
    <div class="shell" data-side={panels.side.value ?? ''} data-task={panels.task.value ?? ''}>
      <a
        class="skip"
        href="#map"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('map')?.focus();
        }}
      >
        {language.t('app.skip')}
      </a>
      <Header />
      <SidePanel />
      <MapView />
      <TaskPanel />
      <PhoneBar />
      <ToastList />
    </div>
  );
}

function Header() {
  const { settings, language } = usePortal();
  const entries = useEntries();
  const title = language.text(settings.title) || language.t('app.title');
  const environment = settings.environment && language.name(settings.environment);
  useEffect(() => {
    document.title = environment ? `${environment}: ${title}` : title;
  }, [title, environment]);
  return (
    <header class="header">
      <div class="brand">
        <img src={settings.logo ?? mark} alt="" height="32" />
        <h1>{title}</h1>
      </div>
      {environment && (
        <p class="environment" data-environment={settings.environment}>
          {language.t('app.environment', { name: environment })}
        </p>
      )}
      <SearchBox />
      <nav class="tools" aria-label={language.t('nav.tools')}>
        {entries.map((entry) => (
          <TaskButton key={entry.task} {...entry} />
        ))}
      </nav>
      <LanguageChoice />
    </header>
  );
}

/** The tasks that have an entry of their own, as far as the portal offers them. */
function useEntries(): { task: Entry; icon: IconName; text: string }[] {
  const { language, settings, account } = usePortal();
  const entries: { task: Entry; icon: IconName; text: string }[] = [];
  if (settings.printUrl) {
    entries.push({ task: 'print', icon: 'print', text: language.t('nav.print') });
  }
  entries.push({ task: 'share', icon: 'share', text: language.t('nav.share') });
  if (account) {
    const text = account.user?.displayName ?? language.t('nav.account');
    entries.push({ task: 'account', icon: 'user', text });
  }
  return entries;
}

function TaskButton({ task, icon, text }: { task: Entry; icon: IconName; text: string }) {
  const { panels } = usePortal();
  const open = panels.task.value === task;
  return (
    <button
      type="button"
      class="tool"
      data-task={task}
      aria-pressed={open}
      onClick={() => panels.showTask(open ? null : task)}
    >
      <Icon name={icon} />
      <span>{text}</span>
    </button>
  );
}

function LanguageChoice() {
  const { language } = usePortal();
  return (
    <label class="language">
      <span class="visually-hidden">{language.t('app.language')}</span>
      <select
        id="language"
        value={language.code.value}
        onChange={(event) => void language.choose(event.currentTarget.value)}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} aria-label={name}>
            {code.toUpperCase()}
          </option>
        ))}
      </select>
    </label>
  );
}

function SidePanel() {
  const { panels, tree, language } = usePortal();
  const side = panels.side.value;
  if (!side) {
    return panels.isPhone.value ? null : (
      <button type="button" class="side-open" onClick={() => panels.showSide('layers')}>
        <Icon name="layers" />
        {language.t('nav.layers')}
      </button>
    );
  }
  const tab = (value: Side, text: string) => (
    <button
      type="button"
      role="tab"
      id={`tab-${value}`}
      aria-selected={side === value}
      aria-controls="side-content"
      onClick={() => panels.showSide(value)}
    >
      {text}
    </button>
  );
  return (
    <aside class="panel side" aria-label={language.t('nav.layers')}>
      <div class="panel-head">
        <div class="tabs" role="tablist">
          {tab('layers', language.t('nav.layers'))}
          {tab('order', `${language.t('nav.order')} (${tree.shown.value.length})`)}
        </div>
        <CloseButton close={() => panels.showSide(null)} />
      </div>
      <div class="panel-body" id="side-content" role="tabpanel" tabIndex={-1} aria-labelledby={`tab-${side}`}>
        {side === 'layers' ? (
          <>
            <ThemePicker />
            <LayerTree />
          </>
        ) : (
          <DrawingOrder />
        )}
      </div>
    </aside>
  );
}

const TASKS: Record<Task, () => ComponentChildren> = {
  info: () => <InfoPanel />,
  print: () => <PrintPanel />,
  share: () => <SharePanel />,
  account: () => <AccountPanel />,
};

function TaskPanel() {
  const { panels, info, printer, language } = usePortal();
  const task = panels.task.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (task && task !== 'info') {
      heading.current?.focus();
    }
  }, [task]);
  if (!task) {
    return null;
  }
  const close = (): void => {
    panels.showTask(null);
    info.close();
    printer?.forget();
  };
  return (
    <section
      class="panel task"
      aria-labelledby="task-title"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div class="panel-head">
        <h2 id="task-title" ref={heading} tabIndex={-1}>
          {language.t(`${task}.title`)}
        </h2>
        <CloseButton close={close} />
      </div>
      <div class="panel-body">{TASKS[task]()}</div>
    </section>
  );
}

function CloseButton({ close }: { close: () => void }) {
  const { language } = usePortal();
  return (
    <button type="button" class="mini" aria-label={language.t('app.close')} onClick={close}>
      <Icon name="close" />
    </button>
  );
}

/** The same ways in, at the thumb, on a phone. */
function PhoneBar() {
  const { panels, language } = usePortal();
  const tasks = useEntries();
  const side = panels.side.value;
  const entries: { name: Side | Task; icon: IconName; text: string; on: boolean; act: () => void }[] = [
    ...(['layers', 'order'] as const).map((name) => ({
      name,
      icon: name,
      text: language.t(`nav.${name}`),
      on: side === name,
      act: () => panels.showSide(side === name ? null : name),
    })),
    ...tasks.map(({ task, icon, text }) => ({
      name: task,
      icon,
      text,
      on: panels.task.value === task,
      act: () => panels.showTask(panels.task.value === task ? null : task),
    })),
  ];
  return (
    <nav class="phone-bar" aria-label={language.t('nav.tools')} hidden={!panels.isPhone.value}>
      {entries.map(({ name, icon, text, on, act }) => (
        <button key={name} type="button" data-entry={name} aria-pressed={on} onClick={act}>
          <Icon name={icon} />
          <span>{text}</span>
        </button>
      ))}
    </nav>
  );
}
