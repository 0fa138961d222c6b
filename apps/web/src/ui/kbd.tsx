const names: Readonly<Record<string, string>> = { enter: 'Enter', escape: 'Esc' };

/** Shows keys as they are pressed: `g t` as two keys, `mod+k` with this computer's own modifier. */
export function Kbd({ keys, isInherited = false }: { keys: string; isInherited?: boolean }) {
  const look = isInherited ? 'border-current/50 text-current' : 'border-line-strong bg-surface text-ink-3';
  return (
    <span className="inline-flex gap-1" aria-hidden="true">
      {keys.split(' ').map((key, index) => (
        <kbd key={index} className={`rounded-small border border-b-2 px-[5px] py-[2px] font-sans text-label leading-none font-[500] ${look}`}>
          {writeKey(key)}
        </kbd>
      ))}
    </span>
  );
}

function writeKey(key: string): string {
  if (key.startsWith('mod+')) return `${modifier()}${key.slice(4).toUpperCase()}`;
  return names[key.toLowerCase()] ?? key;
}

function modifier(): string {
  return navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl ';
}
