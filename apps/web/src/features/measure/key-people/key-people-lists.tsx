import type { KeyKind } from '@kept/core/act/key-person.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReturnTo } from '../../../app-shell/return-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import type { Fix } from './fix-dialog.tsx';
import type { KeyPeople } from './key-people-queries.ts';
import { kindWords } from './key-people-words.ts';

interface KeyPeopleListsProps {
  data: KeyPeople;
  here: string;
  mayFix: boolean;
  onFix: (fix: Fix) => void;
}

const held = (owner: { name: string }, deputy: { name: string } | null) => `${owner.name} owns it, ${deputy === null ? 'nobody stands in' : `${deputy.name} stands in`}`;

/** Everything that would be left with nobody, kind by kind, each with what mends it. */
export function KeyPeopleLists({ data, here, mayFix, onFix }: KeyPeopleListsProps) {
  const returnTo: ReturnTo = { to: here, called: 'the key-person test' };
  return (
    <>
      <Lost kind="theme" data={data} is="Each open theme has somebody who stays.">
        {data.themes.map(({ id, title, deadlineOn, owner, deputy }) => (
          <Item key={id} title={<Link to="/themes/$id" params={{ id }} state={{ returnTo }} className="title-link text-body">{title}</Link>} detail={`${held(owner, deputy)}${deadlineOn === null ? '' : `, due ${formatDay(deadlineOn)}`}`}>
            {mayFix ? <Deeds onDeputy={() => onFix({ deed: 'deputy', kind: 'theme', id, title, ownerId: owner.id })} onOwner={() => onFix({ deed: 'owner', kind: 'theme', id, title, ownerId: owner.id })} what={title} /> : null}
          </Item>
        ))}
      </Lost>
      <Lost kind="procedure" data={data} is="Somebody who stays has written or read each procedure.">
        {data.procedures.map(({ id, title, version, owner, deputy }) => (
          <Item key={id} title={<Link to="/procedures/$id" params={{ id }} state={{ returnTo }} className="title-link text-body">{title}</Link>} detail={held(owner, deputy)}>
            {mayFix ? <Deeds onDeputy={() => onFix({ deed: 'deputy', kind: 'procedure', id, title, version, ownerId: owner.id })} onReader={() => onFix({ deed: 'reader', kind: 'procedure', id, title, version, ownerId: owner.id })} onOwner={() => onFix({ deed: 'owner', kind: 'procedure', id, title, version, ownerId: owner.id })} what={title} /> : null}
          </Item>
        ))}
      </Lost>
      <Lost kind="step" data={data} is="Each step of a ladder tells somebody who stays.">
        {data.steps.map(({ id, ladderId, ladder, when, tells }) => (
          <Item key={id} title={<span className="text-body font-[560]">{ladder}, {when}</span>} detail={`Tells ${tells}`}>
            {mayFix ? (
              <ButtonLink size="small" to="/settings" search={{ tab: 'ladders', ladder: ladderId }} state={{ returnTo }} aria-label={`Name somebody else: ${ladder}, ${when}`}>
                Name somebody else
              </ButtonLink>
            ) : null}
          </Item>
        ))}
      </Lost>
      <Lost kind="driver" data={data} is="Somebody who stays has resolved each of them in the last 90 days.">
        {data.drivers.map(({ id, name }) => (
          <Item key={id} title={<span className="text-body font-[560]">{name}</span>} detail="At least ten were resolved in the last 90 days, none by anybody else">
            {mayFix ? (
              <ButtonLink size="small" to="/procedures/new" search={{ driver: id }} state={{ returnTo }} aria-label={`Write down how: ${name}`}>
                Write down how
              </ButtonLink>
            ) : null}
          </Item>
        ))}
      </Lost>
    </>
  );
}

function Lost({ kind, data, is, children }: { kind: KeyKind; data: KeyPeople; is: string; children: readonly ReactNode[] }) {
  if (!data.parts.some((part) => part.kind === kind && part.total > 0)) return null;
  return (
    <section className="mb-9" aria-labelledby={`lost-${kind}`}>
      <h2 id={`lost-${kind}`} className="mb-1 text-heading font-[620] tracking-[-0.015em]">
        {children.length === 0 ? kindWords[kind].heading : kindWords[kind].would}
      </h2>
      {children.length === 0 ? <p className="text-ink-2">{is}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Item({ title, detail, children }: { title: ReactNode; detail: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 break-inside-avoid">
      <div className="min-w-0">
        {title}
        <p className="text-small text-ink-2">{detail}</p>
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden print:hidden">{children}</div>
    </li>
  );
}

function Deeds({ onDeputy, onOwner, onReader, what }: { onDeputy: () => void; onOwner: () => void; onReader?: () => void; what: string }) {
  return (
    <>
      {onReader === undefined ? null : (
        <Button size="small" aria-label={`Ask somebody to read: ${what}`} onClick={onReader}>
          Ask somebody to read
        </Button>
      )}
      <Button size="small" aria-label={`Name a deputy: ${what}`} onClick={onDeputy}>
        Name a deputy
      </Button>
      <Button size="small" aria-label={`Hand over: ${what}`} onClick={onOwner}>
        Hand over
      </Button>
    </>
  );
}
