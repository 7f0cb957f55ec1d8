import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import { copy, shorten } from './shorten';

/** A short link to what the map shows when the panel is opened or the map is moved. */
export function SharePanel() {
  const { settings, permalink, language } = usePortal();
  const link = useSignal('');
  const failed = useSignal(false);
  const copied = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const href = permalink.href();

  useEffect(() => {
    let current = true;
    link.value = '';
    copied.value = false;
    const made = settings.shortenUrl
      ? shorten(settings.shortenUrl, href)
      : Promise.reject(new Error('no service'));
    made
      .then((url) => ({ url, short: true }))
      .catch(() => ({ url: href, short: false }))
      .then(({ url, short }) => {
        if (current) {
          link.value = url;
          failed.value = !short;
        }
      });
    return () => {
      current = false;
    };
  }, [href]);

  return (
    <div class="form">
      <p class="note" role="status">
        {failed.value
          ? language.t('share.failed')
          : link.value
            ? language.t('share.hint')
            : language.t('share.busy')}
      </p>
      <label class="field">
        <span>{language.t('share.link')}</span>
        <input
          id="share-link"
          ref={field}
          type="text"
          readOnly
          value={link.value}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button
        type="button"
        id="share-copy"
        class="button primary"
        disabled={!link.value}
        onClick={async () => (copied.value = await copy(link.value, field.current))}
      >
        <Icon name={copied.value ? 'check' : 'copy'} />
        <span aria-live="polite">
          {language.t(copied.value ? 'share.copied' : 'share.copy')}
        </span>
      </button>
    </div>
  );
}
