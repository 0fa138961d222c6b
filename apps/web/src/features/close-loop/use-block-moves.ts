import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { movedBy } from './reading-order.ts';
import type { DigestBlock } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

type Order = { themeId: string }[] | undefined;

/** What the two buttons of a theme do that change its place: by press or by the arrow keys, again and again without losing the place on the page. */
export function useBlockMoves(block: DigestBlock, blocks: readonly DigestBlock[], { change }: DigestDeeds) {
  const pressed = useRef<HTMLButtonElement>(null);
  const place = blocks.indexOf(block);
  // A theme that changes its place is put into the page anew, and the next key would be pressed into nothing.
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [place]);
  const [up, down] = [movedBy(blocks, block.themeId, -1), movedBy(blocks, block.themeId, 1)];
  const move = (order: Order, button: HTMLButtonElement) => {
    if (order === undefined || change.isPending) return;
    pressed.current = button;
    change.mutate({ blocks: order });
  };
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLButtonElement>) => {
    if (key === 'ArrowUp') move(up, currentTarget);
    if (key === 'ArrowDown') move(down, currentTarget);
  };
  const button = (order: Order) => ({
    'aria-disabled': order === undefined || undefined,
    'aria-keyshortcuts': 'ArrowUp ArrowDown',
    onKeyDown,
    onClick: ({ currentTarget }: MouseEvent<HTMLButtonElement>) => move(order, currentTarget),
  });
  return { up: button(up), down: button(down) };
}
