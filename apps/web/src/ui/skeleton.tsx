/** Grey lines in the place of rows that are on their way; says so once to screen readers. */
export function Skeleton({ rows = 4, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <output aria-label={label} className="grid">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="grid gap-2.5 border-b border-line py-4 motion-safe:animate-pulse">
          <span className="block h-3.5 w-2/5 rounded-small bg-line" />
          <span className="block h-3.5 w-4/5 rounded-small bg-line" />
        </span>
      ))}
    </output>
  );
}
