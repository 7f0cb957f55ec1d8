import { usePortal } from '../ui/context';

export function ThemePicker() {
  const { tree, language } = usePortal();
  if (tree.themes.length === 0) {
    return null;
  }
  return (
    <label class="field">
      <span>{language.t('theme.label')}</span>
      <select
        id="theme"
        value={tree.theme.value?.name}
        onChange={(event) => tree.choose(event.currentTarget.value)}
      >
        {tree.themes.map((theme) => (
          <option key={theme.name} value={theme.name}>
            {language.name(theme.name)}
          </option>
        ))}
      </select>
    </label>
  );
}
