import { useEffect, useRef } from 'preact/hooks';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import type { PrintOrder } from './Printer';

/** The button that starts a print, then its progress, then the document. */
export function PrintJob({ order }: { order: () => PrintOrder }) {
  const { printer, language } = usePortal();
  const link = useRef<HTMLAnchorElement>(null);
  const state = printer?.state.value ?? { kind: 'idle' as const };
  useEffect(() => {
    if (state.kind === 'done') {
      link.current?.click();
    }
  }, [state.kind]);
  if (!printer) {
    return null;
  }
  if (state.kind === 'running') {
    const text = language.t(state.waiting ? 'print.waiting' : 'print.running');
    return (
      <div class="job">
        <div
          class={state.share === null ? 'bar' : 'bar known'}
          role="progressbar"
          aria-label={text}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={state.share === null ? undefined : Math.round(state.share * 100)}
        >
          {state.share !== null && <span style={{ width: `${state.share * 100}%` }} />}
        </div>
        <p class="note" role="status">
          {text}
        </p>
        <button type="button" class="button" onClick={() => void printer.cancel()}>
          {language.t('print.cancel')}
        </button>
      </div>
    );
  }
  return (
    <div class="job">
      {state.kind === 'done' && (
        <p class="good" role="status">
          <Icon name="check" />
          <span>{language.t('print.done')}</span>
          <a id="print-document" ref={link} href={state.url} download="">
            <Icon name="download" />
            {language.t('print.download')}
          </a>
        </p>
      )}
      {state.kind === 'failed' && (
        <p class="bad" role="alert">
          <Icon name="warning" />
          <span>{language.t('print.failed')}</span>
        </p>
      )}
      {state.kind === 'canceled' && (
        <p class="note" role="status">
          {language.t('print.canceled')}
        </p>
      )}
      <button
        type="button"
        id="print-create"
        class="button primary"
        onClick={() => void printer.create(order())}
      >
        {language.t('print.create')}
      </button>
    </div>
  );
}
