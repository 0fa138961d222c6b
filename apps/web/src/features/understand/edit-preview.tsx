import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { editPreviewQuery, type EditPlan } from './queries.ts';

/** What an edit would do, in a sentence with the number of mentions, before anybody does it. */
export function EditPreview({ themeId, plan }: { themeId: string; plan: EditPlan }) {
  const { data, error } = useQuery(editPreviewQuery(themeId, plan));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Skeleton rows={1} label="Counting what would move" />;
  return (
    <output className={`num border-s-[3px] ps-3 ${data.isAcrossOwners ? 'border-soon font-[560]' : 'border-kept'}`}>{data.sentence}</output>
  );
}
