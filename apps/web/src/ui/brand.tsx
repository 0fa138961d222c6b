import { Ring } from './ring.tsx';

const closed = { heard: 'on', owned: 'on', acting: 'on', done: 'on', told: 'on' } as const;

/** The closed ring and the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5 text-voice font-[680] tracking-[-0.02em]">
      <span aria-hidden="true" className="inline-flex">
        <Ring arcs={closed} size={24} />
      </span>
      Kept
    </span>
  );
}
