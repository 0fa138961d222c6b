import { type Block, procedureBlocks, type Run } from '@kept/core/act/procedure-blocks.ts';
import { Fragment, useMemo } from 'react';

/** The words of a procedure, its steps numbered. */
export function ProcedureBody({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => procedureBlocks(markdown), [markdown]);
  return (
    <div className="grid max-w-[70ch] gap-4 text-body">
      {blocks.map((block, at) => (
        <BlockItem key={at} block={block} />
      ))}
    </div>
  );
}

function BlockItem({ block }: { block: Block }) {
  if (block.kind === 'code') return <pre className="overflow-x-auto border-s-2 border-line-strong ps-3 text-small">{block.text}</pre>;
  if ('runs' in block) {
    if (block.kind === 'heading') return <h3 className="mt-2 text-row font-[620]"><Runs runs={block.runs} /></h3>;
    return <p className={block.kind === 'quote' ? 'border-s-2 border-line-strong ps-3 text-ink-2' : ''}><Runs runs={block.runs} /></p>;
  }
  const items = block.items.map((runs, at) => (
    <li key={at} className="ps-1">
      <Runs runs={runs} />
    </li>
  ));
  return block.kind === 'steps' ? (
    <ol start={block.start} className="grid list-decimal gap-2.5 ps-6 marker:font-[620] marker:text-kept">
      {items}
    </ol>
  ) : (
    <ul className="grid list-disc gap-1.5 ps-6 marker:text-ink-3">{items}</ul>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, set, href }, at) => {
    const words = set === 'strong' ? <strong>{text}</strong> : set === 'emphasis' ? <em>{text}</em> : set === 'code' ? <code className="text-small">{text}</code> : text;
    return href === null ? (
      <Fragment key={at}>{words}</Fragment>
    ) : (
      <a key={at} href={href} target="_blank" rel="noopener noreferrer" className="text-link">
        {words}
      </a>
    );
  });
}
