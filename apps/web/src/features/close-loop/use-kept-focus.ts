import { useEffect, useRef } from 'react';

/**
 * Keeps somebody at a keyboard in their place when the theme they pressed a button of goes elsewhere: once the change is made, the focus
 * is on the button that is named (as its `data-focus`), or on the list where there is none.
 */
export function useKeptFocus(isPending: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (isPending || wanted.current === undefined) return;
    (list.current?.querySelector<HTMLElement>(`[data-focus="${wanted.current}"]`) ?? list.current)?.focus();
    wanted.current = undefined;
  });
  return {
    list,
    keep: (name: string) => (wanted.current = name),
    /** The change was refused: the button is still there, and has the focus. */
    forget: () => (wanted.current = undefined),
  };
}

export type KeptFocus = Pick<ReturnType<typeof useKeptFocus>, 'keep' | 'forget'>;
