import type { ReactNode } from 'react';

/** One thing a menu offers. */
export interface MenuItem {
  id: string;
  label: string;
  onSelect: () => void;
  keys?: string;
  icon?: ReactNode;
  /** Ticks the item, for one choice among several. */
  isChosen?: boolean;
  isOff?: boolean;
}
