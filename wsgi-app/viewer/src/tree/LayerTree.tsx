import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import { GroupItem, type LayerItem, type TreeItem } from './items';
import { LayerRow } from './LayerRow';

/** The groups and layers of the chosen theme. */
export function LayerTree() {
  const { tree, language } = usePortal();
  const theme = tree.theme.value;
  if (!theme) {
    return <p class="note">{language.t('theme.empty')}</p>;
  }
  return (
    <ul class="tree" aria-label={language.name(theme.name)}>
      {theme.items.map((item) => (
        <Branch key={item.key} item={item} />
      ))}
    </ul>
  );
}

function Branch({ item }: { item: TreeItem }) {
  return item instanceof GroupItem ? <GroupRow group={item} /> : <LayerLine layer={item} />;
}

function LayerLine({ layer }: { layer: LayerItem }) {
  return (
    <li>
      <LayerRow layer={layer} />
    </li>
  );
}

function GroupRow({ group }: { group: GroupItem }) {
  const { language } = usePortal();
  const name = language.name(group.name);
  const open = group.expanded.value;
  const check = group.check.value;
  const drawable = group.layers().some((layer) => layer.drawable);
  return (
    <li class="group">
      <div class="row">
        <button
          type="button"
          class="twist"
          aria-expanded={open}
          aria-label={language.t(open ? 'layer.collapse' : 'layer.expand', { name })}
          onClick={() => (group.expanded.value = !open)}
        >
          <Icon name="chevron" />
        </button>
        <label class="name">
          <input
            type="checkbox"
            checked={check === 'on'}
            ref={(box) => {
              if (box) {
                box.indeterminate = check === 'some';
              }
            }}
            disabled={!drawable}
            onChange={() => group.toggle(check !== 'on')}
          />
          <span>{name}</span>
        </label>
      </div>
      {open && (
        <ul>
          {group.children.map((child) => (
            <Branch key={child.key} item={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
