import { expect, test } from 'vitest';
import { keyOf, type Press } from './key-of.ts';

/** Just enough of an element for closest(): it answers for the selectors it belongs to. */
class FakeElement extends EventTarget {
  readonly kinds: readonly string[];
  constructor(...kinds: string[]) {
    super();
    this.kinds = kinds;
  }
  closest(selector: string): FakeElement | null {
    return selector.split(', ').some((one) => this.kinds.includes(one)) ? this : null;
  }
}
Object.assign(globalThis, { Element: FakeElement });

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...more });

test('a key on the page is itself', () => {
  expect(keyOf(press('j'), true)).toBe('j');
  expect(keyOf(press('?'), true)).toBe('?');
});

test('keys typed into a field, a dialog or a menu belong there', () => {
  for (const kind of ['input:not([type="checkbox"])', 'textarea', 'select', '[role="dialog"]', '[role="menu"]']) {
    expect(keyOf(press('j', { target: new FakeElement(kind) }), true)).toBeUndefined();
  }
});

test('keys with a modifier are only ours as a shortcut', () => {
  expect(keyOf(press('k', { metaKey: true, target: new FakeElement('input') }), true)).toBe('mod+k');
  expect(keyOf(press('d', { altKey: true }), true)).toBeUndefined();
  expect(keyOf(press('@', { ctrlKey: true, altKey: true }), true)).toBeUndefined();
});

test('switched off, single keys do nothing and the search still opens', () => {
  expect(keyOf(press('j'), false)).toBeUndefined();
  expect(keyOf(press('k', { ctrlKey: true }), false)).toBe('mod+k');
});

test('Enter on a link or button stays with it', () => {
  expect(keyOf(press('Enter', { target: new FakeElement('a') }), true)).toBeUndefined();
  expect(keyOf(press('Enter', { target: new FakeElement('main') }), true)).toBe('Enter');
});
