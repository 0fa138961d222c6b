import { Kbd } from './kbd.tsx';

/** The keys that matter most on this page, at its foot; not shown where there is no keyboard to speak of. */
export function KeyBar({ entries }: { entries: readonly { keys: string; label: string }[] }) {
  return (
    <p aria-hidden="true" className="mt-6 flex flex-wrap gap-x-3.5 gap-y-2 text-tiny text-ink-3 max-desk:hidden pointer-coarse:hidden">
      {entries.map((entry) => (
        <span key={entry.keys} className="inline-flex items-center gap-1">
          <Kbd keys={entry.keys} /> {entry.label}
        </span>
      ))}
    </p>
  );
}
