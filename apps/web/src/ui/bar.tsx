interface BarProps {
  /** From 0 to 1; left out while nobody knows. */
  share?: number | undefined;
}

/** A flat bar in the colours of the design; browsers draw theirs in colours of their own. For the eye only: whoever shows it says the same to assistive technology. */
export function Bar({ share }: BarProps) {
  const width = share === undefined ? '33%' : `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <span aria-hidden="true" className="block h-1.5 w-full overflow-hidden rounded-full bg-line">
      <span className={`block h-full rounded-full bg-kept ${share === undefined ? 'motion-safe:animate-pulse' : ''}`} style={{ width }} />
    </span>
  );
}
