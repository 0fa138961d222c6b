interface ThemeSectionsProps {
  /** The page's parts in their order: the id of each, its name, and how much is in it. */
  sections: readonly { id: string; label: string; count?: number | null }[];
}

/** The parts of a theme's page, each one step away; the part stands in the address. */
export function ThemeSections({ sections }: ThemeSectionsProps) {
  return (
    <nav aria-label="On this page" className="mb-5 flex gap-x-5 overflow-x-auto border-b border-line-strong">
      {sections.map(({ id, label, count = null }) => (
        <a key={id} href={`#${id}`} className="inline-flex min-h-10 items-center text-small font-[560] whitespace-nowrap text-ink-2 no-underline hover:text-ink hover:underline focus-visible:-outline-offset-2">
          {label}
          {count === null ? null : <span className="num ms-1.5 text-tiny font-normal text-ink-3">{count.toLocaleString('en-GB')}</span>}
        </a>
      ))}
    </nav>
  );
}
