import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { usePortal } from '../ui/context';
import { Icon, type IconName } from '../ui/Icon';
import type { SearchHit } from './searchApi';

/** Search with a list of hits (WAI-ARIA combobox): arrows choose, Enter goes there, Escape closes. */
export function SearchBox() {
  const { search, language } = usePortal();
  const text = useSignal('');
  const active = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  const state = search.state.value;
  const hits = 'hits' in state ? state.hits : [];
  const open = state.kind !== 'idle' && !(state.kind === 'busy' && hits.length === 0);

  const go = (hit: SearchHit): void => {
    text.value = hit.label;
    search.go(hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = (active.value + step + hits.length) % Math.max(1, hits.length);
      document.getElementById(hits[active.value]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && state.kind === 'found' && hits[active.value]) {
      event.preventDefault();
      go(hits[active.value]!);
    } else if (event.key === 'Escape') {
      search.close();
    }
  };

  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        id="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={language.t('search.label')}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls="search-hits"
        aria-activedescendant={open ? hits[active.value]?.id : undefined}
        placeholder={language.t('search.label')}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          active.value = 0;
          search.typed(text.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => search.close()}
        onFocus={() => search.typed(text.value)}
      />
      {text.value !== '' && (
        <button
          type="button"
          class="mini"
          aria-label={language.t('search.clear')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            text.value = '';
            search.close();
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <Hits open={open} hits={hits} active={active.value} go={go} />
    </div>
  );
}

interface HitsProps {
  open: boolean;
  hits: SearchHit[];
  active: number;
  go: (hit: SearchHit) => void;
}

function Hits({ open, hits, active, go }: HitsProps) {
  const { search, language } = usePortal();
  const state = search.state.value;
  const groups = [...new Set(hits.map((hit) => hit.group))];
  const message =
    state.kind === 'failed'
      ? language.t('search.failed')
      : state.kind === 'found' && hits.length === 0
        ? language.t('search.none')
        : '';
  return (
    <>
      <div id="search-hits" role="listbox" aria-label={language.t('search.label')} hidden={!open || hits.length === 0}>
        {groups.map((group, index) => (
          <div key={group} role="group" aria-labelledby={`hits-${index}`}>
            <div id={`hits-${index}`} role="presentation" class="hits-head">
              {language.name(group)}
            </div>
            {hits
              .filter((hit) => hit.group === group)
              .map((hit) => (
                <div
                  key={hit.id}
                  id={hit.id}
                  role="option"
                  class="hit"
                  aria-selected={hits.indexOf(hit) === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => go(hit)}
                >
                  <Icon name={iconOf(hit)} />
                  <span>{hit.label}</span>
                </div>
              ))}
          </div>
        ))}
      </div>
      {open && message && <p class="hits-message">{message}</p>}
      <p class="visually-hidden" role="status">
        {open ? message || language.t('search.count', { count: hits.length }) : ''}
      </p>
    </>
  );
}

function iconOf(hit: SearchHit): IconName {
  return hit.geometry ? 'pin' : 'layers';
}
