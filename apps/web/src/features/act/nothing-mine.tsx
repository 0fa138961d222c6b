import type { Permission } from '@kept/core/permissions.ts';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FirstSteps } from './first-steps.tsx';

interface NothingMineProps {
  permissions: readonly Permission[];
  /** How many proposals wait in triage. */
  triage: number;
}

interface Instead {
  readonly words: string;
  readonly to: string;
  readonly label: string;
}

/** What somebody does who answers for no theme: each the work of their own role, and an administrator of a new organisation what comes first. */
export function NothingMine({ permissions, triage }: NothingMineProps): ReactNode {
  const { words, to, label } = instead(permissions, triage);
  const isAdmin = permissions.includes('organisation.change');
  return (
    <>
      <EmptyState kind="none-yet" title="Nothing is assigned to you." action={<ButtonLink to={to}>{label}</ButtonLink>}>
        {words}
      </EmptyState>
      {isAdmin ? <FirstSteps triage={triage} /> : null}
    </>
  );
}

function instead(permissions: readonly Permission[], triage: number): Instead {
  const may = (permission: Permission) => permissions.includes(permission);
  if (may('themes.accept') && triage > 0) return { words: `${countWords(triage, 'proposal waits', 'proposals wait')} for a person and a date.`, to: '/themes', label: 'Decide on them' };
  if (may('digests.write') && !may('themes.accept')) return { words: 'What was done is told in the digest of each period.', to: '/digests', label: 'See the digests' };
  if (!may('themes.update')) return { words: 'How customers fare, and what of their concerns was kept, stands on one page.', to: '/health', label: 'See the health page' };
  return { words: 'New themes are handed out on Mondays.', to: '/themes', label: 'See all themes' };
}
