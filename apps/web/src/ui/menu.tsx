import { lazy, Suspense, useState, type ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts';
import type { MenuItem } from './menu-item.ts';

const load = () => import('./menu-popup.tsx').then(({ MenuPopup: popup }) => ({ default: popup }));
const MenuPopup = lazy(load);

export interface MenuProps {
  /** What the button shows; give `label` too when that is only an icon. */
  trigger: ReactNode;
  label?: string;
  items: readonly MenuItem[];
  /** Lines above the items that cannot be chosen. */
  header?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
}

/** A button that opens a list of things to do; arrows move, Enter does, Escape closes. The list itself is loaded when it is first wanted. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = (
    <button
      type="button"
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={buttonClass(props.variant, props.size)}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      {props.trigger}
    </button>
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuPopup {...props} />
    </Suspense>
  );
}
