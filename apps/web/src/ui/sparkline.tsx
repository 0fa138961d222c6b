interface SparklineProps {
  /** Oldest first; fewer than two values draw nothing. */
  values: readonly number[];
  /** What the line says in words: "rising, 4 to 18 a week". */
  label: string;
  width?: number;
  height?: number;
  tone?: 'quiet' | 'kept';
}

/** A small line without axes, scaled from zero so that a flat line looks flat. */
export function Sparkline({ values, label, width = 110, height = 26, tone = 'quiet' }: SparklineProps) {
  if (values.length < 2) return null;
  const colour = tone === 'kept' ? 'stroke-kept' : 'stroke-ink-3';
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={`max-w-full ${colour}`} fill="none" preserveAspectRatio="none">
      <polyline strokeWidth={1.6} strokeLinejoin="round" vectorEffect="non-scaling-stroke" points={sparkPoints(values, width, height)} />
    </svg>
  );
}

/** Places values on a canvas: the lowest is never drawn below zero, the highest touches the top. */
export function sparkPoints(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, 1);
  const pad = 2;
  return values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * width;
      const y = height - pad - (Math.max(value, 0) / top) * (height - 2 * pad);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
