import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Moves focus to the new page's heading after a change of page, so that keyboards and screen readers start there. */
export function useFocusOnNavigation(): void {
  const path = useLocation({ select: (location) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const page = document.getElementById('content');
    const heading = page?.querySelector('h1');
    (heading ?? page)?.focus({ preventScroll: true });
  }, [path]);
}
