import { Link, useRouterState } from '@tanstack/react-router';

/** Where somebody came from to do one thing, and what that page is called. */
export interface ReturnTo {
  readonly to: string;
  readonly called: string;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    returnTo?: ReturnTo;
  }
}

/** The way back to the page that sent somebody here to mend something. */
export function ReturnLink() {
  const returnTo = useRouterState({ select: ({ location }) => location.state.returnTo });
  if (returnTo === undefined) return null;
  return (
    <p className="mb-4 text-small print:hidden">
      <Link to={returnTo.to} className="text-link">
        Back to {returnTo.called}
      </Link>
    </p>
  );
}
