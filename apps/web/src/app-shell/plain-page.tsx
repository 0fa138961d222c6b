import type { ReactNode } from 'react';
import { Brand } from '../ui/brand.tsx';

/** A page outside the shell, for people who are not signed in: the name above, one thing to do beneath. */
export function PlainPage({ children, width = 'narrow' }: { children: ReactNode; width?: 'narrow' | 'wide' }) {
  return (
    <div className={`mx-auto min-h-dvh px-4 py-10 max-desk:py-6 ${width === 'wide' ? 'max-w-[1000px]' : 'max-w-[460px]'}`}>
      <header className="mb-12 max-desk:mb-8">
        <Brand />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
