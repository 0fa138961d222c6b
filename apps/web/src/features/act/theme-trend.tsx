import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { countWords } from '../../ui/count-words.ts';
import { formatDay } from '../../ui/format-day.ts';
import { spikesQuery, type Trend, trendQuery } from './queries.ts';
import { themePath } from './theme-path.ts';
import { useMuteSpikes } from './use-mute-spikes.ts';

interface ThemeTrendProps {
  themeId: string;
  title: string;
  mayMute: boolean;
}

/** Half a year of a theme by week with its live date, the weeks that stood out, and what is said in the same breath. */
export function ThemeTrend({ themeId, title, mayMute }: ThemeTrendProps) {
  const { data: trend } = useSuspenseQuery(trendQuery(themeId));
  const labelOf = (weekOn: string) => formatDay(weekOn).slice(4);
  return (
    <section id="weeks" aria-label="Week by week" className="mt-10 scroll-mt-24 border-t border-line-strong pt-6">
      <ChartFrame
        title="People a week"
        summary={`Whole weeks from Monday, the last half year.${trend.liveWeekOn === null || trend.liveOn === null ? '' : ` The fix went live on ${formatDay(trend.liveOn)}.`}`}
        series={[{ key: 'people', label: 'People' }]}
        points={trend.weeks.map(({ weekOn, people, mentions }) => ({ label: labelOf(weekOn), n: mentions, values: { people } }))}
        minimum={0}
        axis="Week from"
        fileName={`${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-weeks`}
        {...(trend.liveWeekOn === null ? {} : { mark: { label: labelOf(trend.liveWeekOn), words: 'Fix live' } })}
      />
      <Spikes themeId={themeId} mayMute={mayMute} />
      <Together trend={trend} />
    </section>
  );
}

function Together({ trend: { together, texts } }: { trend: Trend }) {
  return (
    <div className="mt-6">
      <h2 className="text-small font-[600]">Said in the same breath</h2>
      {together.length === 0 ? <p className="mt-1 text-small text-ink-2">No other theme stands in the same texts three times or more, and more often than by chance.</p> : null}
      <ul className="mt-1 grid gap-1 text-small">
        {together.map(({ id, title, texts: both, lift }) => (
          <li key={id} className="num">
            <Link to={themePath(id)} className="text-link break-words">
              {title}
            </Link>
            <span className="text-ink-2">{`, in ${both.toLocaleString('en-GB')} of ${countWords(texts, 'text', 'texts')}, ${lift.toLocaleString('en-GB', { maximumFractionDigits: 1 })} times as often as by chance`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Spikes({ themeId, mayMute }: Omit<ThemeTrendProps, 'title'>) {
  const { data } = useSuspenseQuery(spikesQuery(themeId));
  const mute = useMuteSpikes(themeId);
  return (
    <div className="mt-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h2 className="text-small font-[600]">Weeks above the usual</h2>
        {data.spikes.length === 0 ? (
          <p className="mt-1 text-small text-ink-2">None. The owner and the leads are told when a week stands clearly above the twelve before it.</p>
        ) : (
          <ul className="num mt-1 grid gap-1 text-small">
            {data.spikes.map(({ weekOn, people, expected, wasTold }) => (
              <li key={weekOn}>
                {`Week from ${formatDay(weekOn)}: ${countWords(people, 'person', 'people')}, about ${Math.max(1, Math.round(expected)).toLocaleString('en-GB')} would be usual`}
                {wasTold ? '' : <span className="text-ink-3">, muted</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayMute ? (
        <Button size="small" isBusy={mute.isPending} onClick={() => mute.mutate(!data.isMuted)}>
          {data.isMuted ? 'Tell us of the next' : 'Mute'}
        </Button>
      ) : null}
    </div>
  );
}
