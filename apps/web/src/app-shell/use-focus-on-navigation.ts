import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Moves focus to the new page's heading after a change of page, so that keyboards and screen readers start there. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        const page = document.getElementById('content');
        (page?.querySelector('h1') ?? page)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
