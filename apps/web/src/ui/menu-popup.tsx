import { Menu as Base } from '@base-ui/react/menu';
import { buttonClass } from './button-class.ts';
import { Kbd } from './kbd.tsx';
import type { MenuItem } from './menu-item.ts';
import type { MenuProps } from './menu.tsx';

const itemClass =
  'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-small px-2.5 py-1.5 text-small outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-55 data-highlighted:bg-hover';

/** The menu once somebody wants it: open at first, from then on like any menu. */
export function MenuPopup({ trigger, label, items, header, variant = 'plain', size = 'usual', align = 'end' }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger aria-label={label} className={buttonClass(variant, size)}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup className="min-w-52 rounded-panel border border-line-strong bg-surface p-1.5 outline-none">
            {header === undefined ? null : <div className="mb-1.5 border-b border-line px-2.5 pt-1 pb-2.5 text-small">{header}</div>}
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Row({ item }: { item: MenuItem }) {
  const inside = (
    <>
      {item.icon}
      <span className="grow">{item.label}</span>
      {item.isChosen === true ? <span aria-hidden="true">✓</span> : null}
      {item.keys === undefined ? null : <Kbd keys={item.keys} />}
    </>
  );
  if (item.isChosen === undefined) {
    return (
      <Base.Item className={itemClass} disabled={item.isOff} onClick={item.onSelect}>
        {inside}
      </Base.Item>
    );
  }
  return (
    <Base.CheckboxItem className={itemClass} disabled={item.isOff} checked={item.isChosen} closeOnClick onCheckedChange={item.onSelect}>
      {inside}
    </Base.CheckboxItem>
  );
}
