import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { ownersQuery } from './owners-query.ts';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

/** Who acts while the owner is away: a choice for whoever may change it, a name for everybody else. */
export function ThemeDeputy({ theme }: { theme: Theme }) {
  const { data: people } = useQuery({ ...ownersQuery, enabled: theme.may.update });
  const name = useDeed({
    send: (deputyId: string | null) => parseResponse(api.themes[':id'].deputy.$put({ param: { id: theme.id }, json: { deputyId } })),
    told: (_answer, deputyId) => (deputyId === null ? 'Nobody stands in now.' : 'The deputy is named. They act while the owner is away.'),
    onDone: () => undefined,
  });
  const acts = theme.isOwnerAway && theme.deputy !== null ? 'Acts now: the owner is away.' : '';
  if (!theme.may.update || people === undefined)
    return theme.deputy === null ? null : (
      <div className="grid gap-0.5">
        <dt>Deputy</dt>
        <dd className="text-body font-[560]">{theme.deputy.name}</dd>
        {acts === '' ? null : <dd className="text-small text-ink-2">{acts}</dd>}
      </div>
    );
  return (
    <div className="grid gap-1">
      <dt aria-hidden="true">Deputy</dt>
      <dd className="[&_label]:sr-only">
        <Select
          label="Deputy"
          placeholder="Nobody stands in"
          className="text-small"
          choices={people.filter(({ value }) => value !== theme.owner?.id)}
          value={theme.deputy?.id ?? ''}
          disabled={name.isPending}
          onChange={(event) => name.mutate(event.target.value === '' ? null : event.target.value)}
        />
        <ProblemNotice error={name.error} />
      </dd>
      {acts === '' ? null : <dd className="text-small text-ink-2">{acts}</dd>}
    </div>
  );
}
