import { lazy, Suspense } from 'react';
import { fixAnswerWords } from '@kept/core/close-loop/receipt-words.ts';
import { fixAnswers } from '@kept/core/vocabulary.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { ComparisonSection } from './audience/comparison-section.tsx';
import { CountTable } from './count-table.tsx';
import type { Digest } from './queries.ts';

const BlockReport = lazy(() => import('./report/block-report.tsx').then(({ BlockReport: report }) => ({ default: report })));
const SubjectTestReport = lazy(() => import('./report/subject-test-report.tsx').then(({ SubjectTestReport: report }) => ({ default: report })));

/** What came of a digest. Opens are not tracked. */
export function DigestReport({ digest }: { digest: Digest }) {
  const { report } = digest;
  if (report === null) return null;
  const answered = fixAnswers.reduce((sum, answer) => sum + (report.answers[answer] ?? 0), 0);
  return (
    <>
      <Sentence>
        <b>{report.sent.toLocaleString('en-GB')}</b> sent, <b>{answered.toLocaleString('en-GB')}</b> {answered === 1 ? 'answer' : 'answers'} to “Did it fix it?”, <b>{report.unsubscribed.toLocaleString('en-GB')}</b> unsubscribed since.
      </Sentence>
      <CountTable
        caption="Mails"
        rows={[
          ['Sent', report.sent],
          ['Waiting', report.waiting],
          ['Refused by the other side', report.failed],
          ['Nobody can say whether it arrived', report.uncertain],
          ['Left out', digest.audience?.leftOut ?? 0],
        ]}
      />
      {report.errors.length === 0 ? null : <CountTable caption="What stands in the way" rows={report.errors.map(({ reason, people }) => [reason, people])} />}
      <CountTable caption="Did it fix it?" rows={fixAnswers.map((answer) => [fixAnswerWords[answer], report.answers[answer] ?? 0])} />
      <Suspense fallback={<p className="mt-6 text-small text-ink-3">Counting…</p>}>
        <SubjectTestReport digest={digest} />
        <BlockReport digestId={digest.id} period={digest.period} />
      </Suspense>
      <ComparisonSection digest={digest} />
      <p className="mt-4 text-tiny text-ink-3">Opens are not tracked: the figure would say little, and the mail would have to spy for it.</p>
    </>
  );
}
