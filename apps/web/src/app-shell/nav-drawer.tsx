import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { Brand } from '../ui/brand.tsx';
import { buttonClass } from '../ui/button-class.ts';
import { NavList, type NavCounts } from './nav-list.tsx';
import { useNav } from './use-nav.ts';

interface NavDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  counts: NavCounts;
  permissions: readonly string[];
}

/** The way through the product on a phone: the whole rail, from the side. */
export function NavDrawer({ isOpen, onClose, counts, permissions }: NavDrawerProps) {
  const { stages, organisation } = useNav(permissions);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-50 flex w-[min(320px,86vw)] flex-col overflow-y-auto border-e border-line-strong bg-sunken p-4 transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full rtl:data-ending-style:translate-x-full rtl:data-starting-style:translate-x-full">
          <div className="mb-3 flex items-center justify-between ps-2">
            <Dialog.Title render={<div />}>
              <Brand />
              <span className="sr-only">: menu</span>
            </Dialog.Title>
            <Dialog.Close aria-label="Close the menu" className={buttonClass('quiet', 'icon', 'size-11')}>
              <X aria-hidden="true" size={20} />
            </Dialog.Close>
          </div>
          <nav aria-label="Kept" className="grid">
            <NavList groups={[...stages, organisation]} counts={counts} onGo={onClose} />
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
