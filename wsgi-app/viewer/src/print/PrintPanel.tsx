import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import { fittingScale, mapOf, resolutionsOf, scalesOf } from './paper';
import { PrintJob } from './PrintJob';
import type { Capabilities, Layout } from './printApi';
import { useFreeMiddle } from './useFreeMiddle';

/** Texts that the portal fills in, not the user. */
const CREDITS = /^(attribution|copyright|credits?)$/i;

/** Choice of page, scale, resolution and texts; the part of the map that is printed stays bright. */
export function PrintPanel() {
  const { printApi, printer, language, map, activity, settings, tree } = usePortal();
  const capabilities = useSignal<Capabilities | null>(null);
  const failed = useSignal(printApi === null);
  const layoutName = useSignal('');
  const chosenScale = useSignal<number | null>(null);
  const chosenDpi = useSignal<number | null>(null);
  const texts = useSignal<Record<string, string>>({});

  const free = useFreeMiddle();
  useEffect(() => {
    printApi
      ?.capabilities()
      .then((answer) => (capabilities.value = answer))
      .catch(() => (failed.value = true));
  }, [printApi]);
  const layouts = (capabilities.value?.layouts ?? []).filter((layout) => mapOf(layout));
  const layout = layouts.find(({ name }) => name === layoutName.value) ?? layouts[0];
  const info = layout ? mapOf(layout) : null;
  const metres = map.getView().getProjection().getMetersPerUnit() ?? 1;
  const seen = free.map((side) => side * activity.resolution.value * 0.92);
  const fitting = info ? fittingScale(info, [seen[0]!, seen[1]!], metres) : 1;
  const scale = chosenScale.value ?? fitting;
  useEffect(() => {
    if (printer && info) {
      printer.frame.value = { info, scale };
    }
  }, [printer, info, scale]);
  useEffect(
    () => () => {
      if (printer) {
        printer.frame.value = null;
      }
    },
    [printer],
  );
  // A scale chosen by hand stays until the map is zoomed.
  useEffect(() => {
    chosenScale.value = null;
  }, [activity.resolution.value]);

  if (failed.value || (capabilities.value && !layout)) {
    return <p class="note">{language.t('print.unavailable')}</p>;
  }
  if (!layout || !info) {
    return <div class="bar" role="progressbar" aria-label={language.t('print.title')} />;
  }
  const resolutions = resolutionsOf(info);
  const dpi = chosenDpi.value ?? resolutions.at(-1)!;
  const credits = settings.credits.map(({ text }) => text).join(', ');
  const order = () => ({
    layout,
    scale,
    dpi,
    language: language.code.value,
    texts: textsFor(layout, texts.value, credits, language.name(tree.theme.value?.name ?? '')),
  });

  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span>{language.t('print.layout')}</span>
        <select
          id="print-layout"
          value={layout.name}
          onChange={(event) => (layoutName.value = event.currentTarget.value)}
        >
          {layouts.map(({ name }) => (
            <option key={name} value={name}>
              {language.name(name).replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <div class="pair">
        <label class="field">
          <span>{language.t('print.scale')}</span>
          <select
            id="print-scale"
            value={String(scale)}
            onChange={(event) => (chosenScale.value = Number(event.currentTarget.value))}
          >
            {scalesOf(info).map((value) => (
              <option key={value} value={String(value)}>
                1 : {language.number(value)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{language.t('print.dpi')}</span>
          <select
            id="print-dpi"
            value={String(dpi)}
            onChange={(event) => (chosenDpi.value = Number(event.currentTarget.value))}
          >
            {resolutions.map((value) => (
              <option key={value} value={String(value)}>
                {value} dpi
              </option>
            ))}
          </select>
        </label>
      </div>
      {userTexts(layout).map((name) => (
        <label class="field" key={name}>
          <span>{labelOf(name, language)}</span>
          <input
            type="text"
            id={`print-${name}`}
            value={texts.value[name] ?? ''}
            onInput={(event) =>
              (texts.value = { ...texts.value, [name]: event.currentTarget.value })
            }
          />
        </label>
      ))}
      <p class="note">
        <Icon name="info" /> {language.t('print.frame')}
      </p>
      <PrintJob order={order} />
    </form>
  );
}

function textAttributes(layout: Layout): string[] {
  return layout.attributes.filter(({ type }) => type === 'String').map(({ name }) => name);
}

function userTexts(layout: Layout): string[] {
  return textAttributes(layout).filter((name) => /^(title|comments?|subtitle)$/i.test(name));
}

function textsFor(
  layout: Layout,
  typed: Record<string, string>,
  credits: string,
  theme: string,
): Record<string, string> {
  const values = textAttributes(layout).flatMap((name): [string, string][] => {
    if (CREDITS.test(name)) {
      return credits ? [[name, credits]] : [];
    }
    const text = typed[name]?.trim() ?? '';
    if (text === '' && name === 'title') {
      return [[name, theme]];
    }
    return userTexts(layout).includes(name) ? [[name, text]] : [];
  });
  return Object.fromEntries(values);
}

function labelOf(name: string, language: ReturnType<typeof usePortal>['language']): string {
  switch (name) {
    case 'title':
      return language.t('print.name');
    case 'comment':
    case 'comments':
      return language.t('print.comments');
    default:
      return language.name(name);
  }
}
