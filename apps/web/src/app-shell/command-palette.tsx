import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Kbd } from '../ui/kbd.tsx';
import type { Action } from './action-registry.ts';
import { groupActions } from './group-actions.ts';
import { paletteScore } from './palette-score.ts';
import { useRegisteredActions } from './use-registered-actions.ts';

/** Finds and does anything that can be done here by a few letters of its name. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const actions = useRegisteredActions().filter((action) => action.isKeyOnly !== true);
  const choose = (action: Action) => {
    onClose();
    action.run();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-[560px] overflow-hidden rounded-panel border border-line-strong bg-surface">
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <Command label="Search or jump to" loop filter={paletteScore}>
            <Command.Input placeholder="Search or jump to…" className="h-12 w-full border-b border-line bg-transparent px-4 text-large outline-none" />
            <Command.List className="max-h-[52vh] overflow-y-auto p-2">
              <Command.Empty className="px-2.5 py-6 text-ink-2">Nothing here is called that. Try another word.</Command.Empty>
              {groupActions(actions).map(([group, ones]) => (
                <Command.Group key={group} heading={group} className="mb-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-ink-3">
                  {ones.map((action) => (
                    <Command.Item
                      key={action.id}
                      value={action.label}
                      keywords={[group, action.words ?? '']}
                      onSelect={() => choose(action)}
                      className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-small px-2.5 data-[selected=true]:bg-hover"
                    >
                      {action.label}
                      {action.keys === undefined ? null : <Kbd keys={action.keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
