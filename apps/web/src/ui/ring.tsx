import { type ArcState, type Ring as Arcs, ringWords } from '@kept/core/act/ring.ts';

const arcs = [
  ['heard', 'M15.53 3.11A11 11 0 0 1 23.89 9.18'],
  ['owned', 'M24.83 12.09A11 11 0 0 1 21.64 21.91'],
  ['acting', 'M19.16 23.71A11 11 0 0 1 8.84 23.71'],
  ['done', 'M6.36 21.91A11 11 0 0 1 3.17 12.09'],
  ['told', 'M4.11 9.18A11 11 0 0 1 12.47 3.11'],
] as const satisfies readonly (readonly [keyof Arcs, string])[];

const strokes = {
  on: 'stroke-kept',
  now: 'stroke-chart-3',
  late: 'stroke-late',
  no: 'stroke-ink-3',
  off: 'stroke-line-strong',
} as const satisfies Record<ArcState, string>;

/** The five steps from heard to told, as arcs and as words. */
export function Ring({ arcs: states, size = 28 }: { arcs: Arcs; size?: number }) {
  return (
    <svg className="shrink-0" width={size} height={size} viewBox="0 0 28 28" fill="none" strokeWidth={4.5} role="img" aria-label={ringWords(states)}>
      {arcs.map(([name, path]) => (
        <path key={name} d={path} className={strokes[states[name]]} />
      ))}
    </svg>
  );
}
