import type { ReactNode } from 'react';
import { Menu } from '../ui/menu.tsx';
import { useRegisteredActions } from './use-registered-actions.ts';

interface ActionMenuProps {
  trigger: ReactNode;
  label?: string;
  /** Which of the registered actions to offer, in this order; those not offered now are left out. */
  ids: readonly string[];
}

/** A menu of registered actions: the same verbs, keys and effects as the palette and the keys. */
export function ActionMenu({ trigger, label, ids }: ActionMenuProps) {
  const actions = useRegisteredActions();
  const items = ids.flatMap((id) => actions.findLast((action) => action.id === id) ?? []);
  return <Menu trigger={trigger} label={label} items={items.map((action) => ({ id: action.id, label: action.label, keys: action.keys, onSelect: action.run }))} />;
}
