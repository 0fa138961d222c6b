import { escapeHtml } from './escape-html.ts';

// Private-use characters never survive cleanLine, so no title or name can pose as a slot.
const open = '\uE000';
const close = '\uE001';

/** A piece of finished markup cut at its slots: text, name, text, name, …, text. */
export type Template = readonly string[];

/** A marked place to put into a component before it is rendered. */
export function slot(name: string): string {
  return `${open}${name}${close}`;
}

/** Cuts rendered markup at its marked places. */
export function cutAtSlots(markup: string): Template {
  return markup.split(/[\uE000\uE001]/u);
}

/** Puts escaped values into the marked places; a value is never searched for slots again. A name without a value is refused. */
export function fillSlots(template: Template, values: Readonly<Record<string, string>>, markup: Readonly<Record<string, string>> = {}): string {
  let filled = '';
  template.forEach((piece, at) => {
    if (at % 2 === 0) {
      filled += piece;
      return;
    }
    const value = values[piece];
    const ready = value === undefined ? markup[piece] : escapeHtml(value);
    if (ready === undefined) throw new Error(`The mail has no value for its place "${piece}".`);
    filled += ready;
  });
  return filled;
}
