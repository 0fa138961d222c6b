import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { PlainPage } from '../../app-shell/plain-page.tsx';
import { SignInForm } from './sign-in-form.tsx';

const forgotten: string = '/forgotten-password';

interface SignInPageProps {
  onSignedIn: () => void;
  /** Other ways in, set beside the form on a wide screen and beneath it on a phone: demo people, trying it with one's own file. */
  children?: ReactNode;
}

/** The way in. */
export function SignInPage({ onSignedIn, children }: SignInPageProps) {
  const hasMore = children !== undefined && children !== null;
  return (
    <PlainPage width={hasMore ? 'wide' : 'narrow'}>
      <title>Sign in – Kept</title>
      <div className={hasMore ? 'grid grid-cols-[minmax(0,380px)_minmax(0,1fr)] gap-16 max-desk:grid-cols-1 max-desk:gap-10' : ''}>
        <section>
          <h1 className="page-title">Sign in</h1>
          <p className="mt-1.5 mb-6 text-ink-2">What customers say becomes a theme, a theme gets a person and a date, and the people who said it hear what was done.</p>
          <SignInForm onSignedIn={onSignedIn} />
          <p className="mt-5 text-small text-ink-2">
            <Link to={forgotten} className="text-link">
              Forgotten your password?
            </Link>
          </p>
        </section>
        {hasMore ? <div className="border-s border-line ps-12 max-desk:border-s-0 max-desk:border-t max-desk:ps-0 max-desk:pt-8">{children}</div> : null}
      </div>
    </PlainPage>
  );
}
