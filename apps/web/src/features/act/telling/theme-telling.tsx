import { useQuery } from '@tanstack/react-query';
import { useActions } from '../../../app-shell/use-actions.ts';
import { Button } from '../../../ui/button.tsx';
import { countWords } from '../../../ui/count-words.ts';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { sessionQuery } from '../../organisation/queries.ts';
import type { Theme } from '../queries.ts';
import { type Notice, type Telling, tellingQuery } from './telling-queries.ts';
import { useMayTell } from './use-may-tell.ts';
import { useNoticeDeeds } from './use-notice-deeds.ts';

interface ThemeTellingProps {
  theme: Pick<Theme, 'id' | 'may'>;
  onOpen: () => void;
}

/** The people behind a theme that has news: who can be told and who not, and why; the notice to them, and how far it is. */
export function ThemeTelling({ theme, onOpen }: ThemeTellingProps) {
  const telling = useQuery(tellingQuery(theme.id));
  const mayTell = useMayTell(theme);
  const deeds = useNoticeDeeds(theme.id);
  const isOpen = telling.data?.current === null || telling.data?.current.state === 'draft';
  useActions(mayTell && isOpen && telling.data?.news ? [{ id: 'tell-people', label: 'Tell the people behind this', group: 'This theme', keys: 't', words: 'notice mail customers news', run: onOpen }] : []);
  if (telling.error !== null) return <ProblemNotice error={telling.error} />;
  if (telling.data === undefined || (telling.data.news === null && telling.data.earlier.length === 0)) return null;
  const { current, audience, news, earlier } = telling.data;
  const canStop = current?.state === 'held' || current?.state === 'telling';
  return (
    <section id="telling" aria-labelledby="tell-people" className="mb-6 grid scroll-mt-24 justify-items-start gap-2 border-s-[3px] border-kept ps-4">
      <h2 id="tell-people" className="font-[620]">
        {current?.state === 'told' ? 'The people behind this were told' : 'Tell the people behind this'}
      </h2>
      {news === null || audience === null ? null : <p className="num max-w-[70ch]">{audience.sentence}</p>}
      {news === null || audience === null || audience.since === 0 ? null : <p className="num max-w-[70ch] text-small text-ink-2">{saidSince(audience.since, news.kind)}</p>}
      {current === null ? null : <HowFar notice={current} />}
      {earlier.map((each) => (
        <p key={each.id} className="num max-w-[70ch] text-small text-ink-2">{[`Earlier: ${each.sentence ?? ''}`.trim(), each.endedReason ?? ''].filter((words) => words !== '').join(' ')}</p>
      ))}
      {mayTell && news !== null ? (
        <div className="flex flex-wrap gap-2 pt-1">
          {current === null ? <Button keys="t" onClick={onOpen}>Draft a notice</Button> : null}
          {current?.state === 'draft' ? <Button variant="primary" keys="t" onClick={onOpen}>Open the draft</Button> : null}
          {current !== null && canStop ? (
            <Button onClick={() => deeds.stop.mutate(current.id)} isBusy={deeds.stop.isPending} busyLabel="Stopping…">
              Stop
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function saidSince(since: number, kind: NonNullable<Telling['news']>['kind']): string {
  const said = `${countWords(since, 'remark', 'remarks')} about it came later.`;
  return kind === 'did' ? `${said} Whoever made them is not told that it is fixed, unless they had said it before.` : said;
}

function HowFar({ notice: { state, by, sendAt, endedAt, sentence, waiting } }: { notice: Notice }) {
  const timezone = useQuery(sessionQuery).data?.organisation.timezone ?? 'UTC';
  const waits = waiting === 0 ? '' : ` ${countWords(waiting, 'person waits', 'people wait')} for their own morning, or for the mail on its way.`;
  const words = {
    draft: `A draft by ${by ?? 'somebody'} waits. Nobody is told before it is sent.`,
    held: `${by ?? 'Somebody'} sent it. The first mail leaves on ${sendAt === null ? 'time' : formatInstant(sendAt, timezone)}; until then Stop stops everything.`,
    telling: `${sentence ?? ''}${waits}`,
    told: `${sentence ?? ''}${endedAt === null ? '' : ` Finished on ${formatInstant(endedAt, timezone)}.`}`,
    stopped: sentence ?? '',
    cancelled: '',
  } as const satisfies Record<Notice['state'], string>;
  return <p className="num max-w-[70ch] text-small text-ink-2">{words[state]}</p>;
}
