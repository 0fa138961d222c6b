/** What is known of a key press; a KeyboardEvent has it all. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
}

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
const enclosed = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const pressable = 'a, button, summary, [role="tab"], [role="menuitem"]';

/** The name under which a press is looked up, or undefined where it belongs to somebody else: an input, an open dialog, a shortcut of the browser. */
export function keyOf(press: Press, areSingleKeysOn: boolean): string | undefined {
  if ((press.ctrlKey || press.metaKey) && !press.altKey) return `mod+${press.key.toLowerCase()}`;
  if (press.ctrlKey || press.metaKey || press.altKey || !areSingleKeysOn) return undefined;
  const target = press.target instanceof Element ? press.target : null;
  if (target?.closest(`${typing}, ${enclosed}`)) return undefined;
  if (press.key === 'Enter') return target?.closest(pressable) ? undefined : 'Enter';
  return press.key.length === 1 && press.key !== ' ' ? press.key : undefined;
}
