import { basisWords, changeTone, changeWords, writeValue } from './figure-words.ts';
import type { Figure, Health } from './queries.ts';

const tones = { better: 'text-kept', worse: 'text-late', none: 'text-ink-2' } as const;

/** At most six figures side by side, each with n, interval and how it changed; the words say better or worse, not the colour alone. */
export function HealthTiles({ health }: { health: Health }) {
  const scores = health.scores.filter(({ key }) => key === 'nps' || key === 'csat').slice(0, 2);
  const figures: readonly Figure[] = [...health.contacts.slice(0, 3), ...(scores.length > 0 ? scores : health.scores.slice(0, 2))];
  return (
    <dl className="my-8 grid grid-cols-3 gap-px border-y border-line-strong bg-line max-wide:grid-cols-2">
      {figures.map((figure) => (
        <FigureTile key={figure.label} figure={figure} />
      ))}
      <LoopTile loop={health.loopKept} />
    </dl>
  );
}

const tileClass = 'bg-paper px-6 py-4 max-desk:px-3 max-wide:odd:ps-0 wide:nth-[3n+1]:ps-0';

function FigureTile({ figure }: { figure: Figure }) {
  const tone = changeTone(figure);
  const words = changeWords(figure);
  return (
    <div className={tileClass} title={figure.meaning}>
      <dt className="text-tiny text-ink-3">{figure.label}</dt>
      <dd>
        <p className="num text-figure leading-tight font-[640] tracking-[-0.02em]">
          {figure.value === null ? <span className="text-large font-[560] text-ink-2">–</span> : writeValue(figure.value, figure.unit)}
          {figure.value !== null && figure.unit === 'percent' ? <span className="ms-1 text-body font-normal text-ink-2">%</span> : null}
        </p>
        {words === '' ? null : (
          <p className={`num text-tiny ${tones[tone]}`}>
            {words}
            {tone === 'none' ? '' : `, ${tone}`}
          </p>
        )}
        <p className="num text-tiny text-ink-3">{basisWords(figure)}</p>
      </dd>
    </div>
  );
}

function LoopTile({ loop }: { loop: Health['loopKept'] }) {
  return (
    <div className={tileClass}>
      <dt className="text-tiny text-ink-3">Loop kept</dt>
      <dd>
        <p className="num text-figure leading-tight font-[640] tracking-[-0.02em]">
          {loop.share === null ? <span className="text-large font-[560] text-ink-2">–</span> : Math.round(loop.share)}
          {loop.share === null ? null : <span className="ms-1 text-body font-normal text-ink-2">%</span>}
        </p>
        <p className="num text-tiny text-ink-3">{loop.share === null ? `Too few to say (${loop.raised})` : `of ${loop.raised.toLocaleString('en-GB')} concerns older than 90 days were answered`}</p>
      </dd>
    </div>
  );
}
