import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WmtsLayer } from '../portal/themes';
import { usePortal } from '../ui/context';

/** One picture for each background and one for none; absent when there is nothing to choose. */
export function BackgroundPicker() {
  const { background, language } = usePortal();
  if (background.choices.length === 0) {
    return null;
  }
  return (
    <fieldset class="backgrounds">
      <legend class="visually-hidden">{language.t('background.label')}</legend>
      {background.choices.map((choice) => (
        <Choice key={choice.name} choice={choice} />
      ))}
      <Choice choice={null} />
    </fieldset>
  );
}

function Choice({ choice }: { choice: WmtsLayer | null }) {
  const { background, language } = usePortal();
  const picture = useSignal<string | null>(null);
  useEffect(() => {
    if (choice) {
      background
        .thumbnail(choice)
        .then((url) => (picture.value = url))
        .catch(() => undefined);
    }
  }, [choice]);
  return (
    <label class="background">
      <input
        type="radio"
        name="background"
        value={choice?.name ?? ''}
        checked={background.chosen.value === (choice?.name ?? null)}
        onChange={() => void background.choose(choice?.name ?? null)}
      />
      <span class="picture">{picture.value && (
          <img src={picture.value} alt="" onError={() => (picture.value = null)} />
        )}</span>
      <span class="caption">
        {choice ? language.name(choice.name) : language.t('background.none')}
      </span>
    </label>
  );
}
