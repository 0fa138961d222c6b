import { useState } from 'react';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { Action } from './action-registry.ts';
import { groupActions } from './group-actions.ts';
import { areSingleKeysOn, setSingleKeys } from './single-keys.ts';
import { useRegisteredActions } from './use-registered-actions.ts';

/** Every key that does something on this page, and the switch for those who want none. */
export function KeysPanel({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const actions = useRegisteredActions().filter((action) => action.keys !== undefined);
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys" width="wide">
      <div className="columns-2 gap-10 max-desk:columns-1">
        {groupActions(actions).map(([group, ones]) => (
          <KeyGroup key={group} label={group} actions={ones} />
        ))}
      </div>
      <Checkbox
        label="Single keys do things"
        hint="Kept on this computer. Keys never work while you type in a field. Ctrl or ⌘ with K always opens the search."
        checked={isOn}
        onChange={(event) => {
          setOn(event.target.checked);
          setSingleKeys(event.target.checked);
        }}
        className="border-t border-line pt-4"
      />
    </Dialog>
  );
}

function KeyGroup({ label, actions }: { label: string; actions: readonly Action[] }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-tiny text-ink-3">{label}</h3>
      <dl>
        {actions.map((action) => (
          <div key={action.id} className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-small">
            <dt>{action.label}</dt>
            <dd>
              <span className="sr-only">{action.keys}</span>
              <Kbd keys={action.keys ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
