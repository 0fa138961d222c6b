import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { originWords } from '../../understand/vocabulary-words.ts';
import { origins } from '@kept/core/vocabulary.ts';
import { LadderForm } from './ladder-form.tsx';
import { LadderWords } from './ladder-words.tsx';
import { type Ladder, type LadderList, laddersQuery } from './ladder-queries.ts';
import { readersQuery } from './readers-query.ts';

interface LaddersPanelProps {
  mayChange: boolean;
  /** The ladder that is open: its id, or `origin:` or `theme:` and what a new one is for. */
  chosen: string | undefined;
  onChoose: (chosen: string | undefined) => void;
}

const ofOrganisation = ({ origin, theme }: Ladder) => origin === null && theme === null;

/** Who is told when nothing happens: one ladder for everything, others for an origin or a single theme. */
export function LaddersPanel({ mayChange, chosen, onChoose }: LaddersPanelProps) {
  const { data, error } = useQuery(laddersQuery);
  const { data: people } = useQuery(readersQuery);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined || people === undefined) return <Skeleton rows={6} label="Loading the ladders" />;
  const usual = data.ladders.find(ofOrganisation);
  const open = openedBy(data, chosen) ?? usual;
  if (open === undefined) return null;
  return (
    <div className="grid max-w-[1000px] gap-6">
      <p className="max-w-[640px] text-ink-2">While a theme waits, its ladder tells people, step by step, in working days. A step is told once and stops when somebody answers. The ladder of a theme goes before that of its origin, and that before the organisation’s.</p>
      <div className="grid max-w-[640px] grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Ladder for" choices={choicesFor(data, mayChange, open)} value={open.id} onChange={(event) => onChoose(event.target.value === usual?.id ? undefined : event.target.value)} />
        {mayChange ? <Sponsor sponsorId={data.sponsorId} people={people} /> : null}
      </div>
      {mayChange ? <LadderForm key={`${open.id} ${open.version}`} ladder={open} people={people} onSaved={onChoose} /> : <LadderWords steps={open.steps} themeId={open.theme?.id ?? null} people={people} />}
    </div>
  );
}

/** A ladder that exists, or the draft of one: it begins with the organisation's steps. */
function openedBy({ ladders }: LadderList, chosen: string | undefined): Ladder | undefined {
  const found = ladders.find(({ id }) => id === chosen);
  const [kind, what] = chosen?.split(':') ?? [];
  if (found !== undefined || what === undefined || chosen === undefined) return found;
  const origin = kind === 'origin' ? (origins.find((each) => each === what) ?? null) : null;
  const before = ladders.find((each) => (origin === null ? each.theme?.id === what : each.origin === origin));
  if (before !== undefined) return before;
  const steps = ladders.find(ofOrganisation)?.steps ?? [];
  if (origin === null && kind !== 'theme') return undefined;
  return { id: chosen, version: 0, origin, theme: origin === null ? { id: what, title: 'this theme' } : null, steps };
}

function choicesFor({ ladders }: LadderList, mayChange: boolean, open: Ladder): { value: string; label: string }[] {
  const named = ladders.map((each) => ({ value: each.id, label: nameOf(each) }));
  const free = mayChange ? origins.filter((origin) => !ladders.some((each) => each.origin === origin)).map((origin) => ({ value: `origin:${origin}`, label: `${originWords[origin]}: as the organisation’s, write its own` })) : [];
  return [...named, ...free, ...(open.version === 0 && open.theme !== null ? [{ value: open.id, label: 'One theme: write its own' }] : [])];
}

function nameOf({ origin, theme }: Ladder): string {
  return theme !== null ? `Theme: ${theme.title}` : origin !== null ? `Origin: ${originWords[origin]}` : 'The whole organisation';
}

function Sponsor({ sponsorId, people }: { sponsorId: string | null; people: readonly { value: string; label: string }[] }) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (memberId: string | null) => parseResponse(api.ladders.sponsor.$put({ json: { memberId } })),
    onSuccess: async () => {
      for (const key of ['ladders', 'themes']) await queryClient.invalidateQueries({ queryKey: [key] });
      showToast({ message: 'The executive sponsor is saved.' });
    },
  });
  return (
    <div className="grid gap-2">
      <Select label="Executive sponsor" placeholder="Nobody: the leads are told" choices={people} value={sponsorId ?? ''} onChange={(event) => save.mutate(event.target.value === '' ? null : event.target.value)} disabled={save.isPending} />
      <ProblemNotice error={save.error} />
    </div>
  );
}
