import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../organisation/queries.ts';

/** Leads to the customer behind some words; nothing for readers who may not look customers up. */
export function CustomerLink({ id, called }: { id: string; called: string }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (!session.permissions.includes('customers.read')) return null;
  return (
    <Link to="/customers/$id" params={{ id }} className="-my-1 inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-ink">
      {called}
    </Link>
  );
}
