import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { buttonClass } from './button-class.ts';
import type { DialogProps } from './dialog.tsx';

const widths = { usual: 'max-w-[520px]', wide: 'max-w-[760px]' } as const;

/** The dialog itself, loaded when one is first opened. */
export function DialogFrame({ isOpen, onClose, title, description, children, footer, width = 'usual', onClosed }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      onOpenChangeComplete={(open) => {
        if (!open) onClosed?.();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center overflow-y-auto px-4 py-[8vh]">
          <Base.Popup
            ref={popup}
            initialFocus={(pressedBy) => (pressedBy === 'touch' ? popup.current : firstWanted(popup.current))}
            className={`grid w-full ${widths[width]} gap-4 rounded-panel border border-line-strong bg-paper p-6 outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0`}
          >
            <header className="flex items-start justify-between gap-4">
              <Base.Title className="text-heading leading-tight font-[620] tracking-[-0.01em] text-balance">{title}</Base.Title>
              <Base.Close aria-label="Close" className={buttonClass('quiet', 'icon', '-mt-1.5 -me-2 shrink-0')}>
                <X aria-hidden="true" size={18} />
              </Base.Close>
            </header>
            {description === undefined ? null : <Base.Description className="text-ink-2">{description}</Base.Description>}
            {children}
            {footer === undefined ? null : <footer className="flex flex-wrap gap-2 pt-2">{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

const fields = 'form :is(input:not([type=hidden]), select, textarea, button):not(:disabled)';
const answers = 'footer button:not([data-danger])';

/** Where work in a dialog begins: its first field, else its first harmless answer, else the dialog itself, so that its words are read. Never the way out. */
function firstWanted(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>(fields) ?? popup?.querySelector<HTMLElement>(answers) ?? popup;
}
