import { Fragment, type ReactNode } from 'react';

interface Span {
  start: number;
  end: number;
}

interface QuoteProps {
  text: string;
  /** Where the point is made in the text: character positions, end exclusive. */
  evidence?: Span;
  /** Words that were searched for, in their order; marked in the same way. */
  marks?: readonly Span[];
  /** Source, score and date, set small beneath or beside. */
  meta?: ReactNode;
  isClamped?: boolean;
}

/** A customer's own words, in serif, with the part that makes the point marked. */
export function Quote({ text, evidence, marks, meta, isClamped = false }: QuoteProps) {
  return (
    <figure className="min-w-0">
      <blockquote className={`font-voice text-voice leading-normal break-words ${isClamped ? 'line-clamp-2' : ''}`} dir="auto">
        <span aria-hidden="true">“</span>
        <Marked text={text} spans={evidence === undefined ? (marks ?? []) : [evidence]} />
        <span aria-hidden="true">”</span>
      </blockquote>
      {meta === undefined ? null : <figcaption className="num mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-tiny text-ink-3">{meta}</figcaption>}
    </figure>
  );
}

function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <>
      {spans.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(spans[at - 1]?.end ?? 0, start)}
          <mark className="rounded-[3px] bg-mark box-decoration-clone px-0.5 text-inherit">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}
