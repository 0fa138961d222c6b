import { Menu as MenuIcon, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Brand } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';

interface TopBarProps {
  organisation: string;
  onOpenMenu: () => void;
  onOpenPalette: () => void;
  /** Colour switch and account menu. */
  children: ReactNode;
}

/** Stands above every page: where one is, the search, the account; on a phone also the way to the menu. */
export function TopBar({ organisation, onOpenMenu, onOpenPalette, children }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper print:hidden">
      <div className="flex min-h-14 max-w-[1180px] items-center justify-between gap-3 px-12 max-desk:px-2">
        <div className="flex items-center gap-1 desk:hidden">
          <Button variant="quiet" size="icon" className="size-11" aria-label="Menu" onClick={onOpenMenu}>
            <MenuIcon aria-hidden="true" size={20} />
          </Button>
          <Brand />
        </div>
        <span className="truncate text-small text-ink-3 max-desk:hidden">{organisation}</span>
        <div className="flex items-center gap-1.5 desk:-me-3.5">
          <Button onClick={onOpenPalette} className="me-1 font-normal! text-ink-2 max-desk:hidden" aria-keyshortcuts="Control+K Meta+K">
            <Search aria-hidden="true" size={14} />
            Search or jump to…
            <Kbd keys="mod+k" />
          </Button>
          <Button variant="quiet" size="icon" className="size-11 desk:hidden" aria-label="Search or jump to" onClick={onOpenPalette}>
            <Search aria-hidden="true" size={19} />
          </Button>
          {children}
        </div>
      </div>
    </header>
  );
}
