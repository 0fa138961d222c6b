import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { surveyPressesQuery } from './queries.ts';

/** Scores people pressed and have not sent, said apart from the answers because they count nowhere. Nothing while there are none. */
export function PressedScores({ surveyId }: { surveyId: string }) {
  const { data, error } = useQuery(surveyPressesQuery(surveyId));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined || data.people === 0) return null;
  const scores = data.scores.map(({ score, scaleMax, n }) => `${score} of ${scaleMax}${n === 1 ? '' : ` (${n.toLocaleString('en-GB')} times)`}`);
  return (
    <div className="num grid gap-0.5 text-ink-2">
      <p className="text-small">{data.people === 1 ? '1 person' : `${data.people.toLocaleString('en-GB')} people`} pressed a score and did not send. It is in no figure.</p>
      <p className="text-tiny">{scores.join(', ')}</p>
    </div>
  );
}
