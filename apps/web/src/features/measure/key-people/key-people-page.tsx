import { nameList } from '@kept/core/act/ladder-words.ts';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { countWords } from '../../../ui/count-words.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Sentence } from '../../../ui/sentence.tsx';
import { type Fix, FixDialog } from './fix-dialog.tsx';
import { KeyPeopleLists } from './key-people-lists.tsx';
import { KeyPeoplePicker } from './key-people-picker.tsx';
import type { KeyPeople } from './key-people-queries.ts';
import { KeyPeopleScore } from './key-people-score.tsx';
import { KeyPeopleTrend } from './key-people-trend.tsx';
import { lostWords } from './key-people-words.ts';

interface KeyPeoplePageProps {
  data: KeyPeople;
  /** The path of this very view, for whoever leaves it to mend something. */
  here: string;
  may: (permission: string) => boolean;
  onPick: (ids: readonly string[] | undefined) => void;
}

/** If these people left this week: what nobody would own, know or hear of, with a way to mend each. */
export function KeyPeoplePage({ data, here, may, onPick }: KeyPeoplePageProps) {
  const [fix, setFix] = useState<Fix>();
  const isEmpty = data.score === null;
  return (
    <>
      <PageHeader
        title="Key-person test"
        lead="What would nobody own, know or hear of if these people left this week?"
        actions={
          isEmpty ? undefined : (
            <Button className="print:hidden" onClick={() => print()}>
              Print
            </Button>
          )
        }
      />
      {isEmpty ? (
        <EmptyState kind="none-yet" title="Nothing hangs on anybody yet." action={<ButtonLink to="/themes" search={{ show: 'triage' }}>Look at new themes</ButtonLink>}>
          Once themes have owners, procedures are written and contacts say who resolved them, this page tells what would be lost with whom.
        </EmptyState>
      ) : (
        <>
          <KeyPeoplePicker data={data} onPick={onPick} />
          <Lead data={data} />
          <KeyPeopleScore data={data} />
          <KeyPeopleLists data={data} here={here} mayFix={may('themes.accept')} onFix={setFix} />
          <Unlinked count={data.unlinked} mayName={may('members.change')} here={here} />
          <KeyPeopleTrend months={data.months} />
        </>
      )}
      {fix === undefined ? null : <FixDialog key={`${fix.deed} ${fix.id}`} fix={fix} leaving={data.picked.map(({ id }) => id)} onClose={() => setFix(undefined)} />}
    </>
  );
}

function Lead({ data }: { data: KeyPeople }) {
  const names = nameList(data.picked.map(({ name }) => name));
  const lost = lostWords(data.parts);
  return (
    <div className="mb-6">
      <Sentence>
        {data.picked.length === 0 ? (
          'Nobody’s name stands on anything yet. Pick somebody.'
        ) : lost === '' ? (
          <>
            If <b>{names}</b> left this week, <b>nothing</b> would be left without somebody.
          </>
        ) : (
          <>
            If <b>{names}</b> left this week, nobody would be there for <b>{lost}</b>.
          </>
        )}
      </Sentence>
    </div>
  );
}

/** Contacts name agents nobody has matched with a member: what hangs on them alone is counted, not told. */
function Unlinked({ count, mayName, here }: { count: number; mayName: boolean; here: string }) {
  if (count === 0) return null;
  return (
    <p className="mt-6 max-w-[72ch] text-small text-ink-2">
      {countWords(count, 'reason for contact is', 'reasons for contact are')} resolved by one agent alone, of whom nobody has said which member they are.{' '}
      {mayName ? (
        <ButtonLink size="small" className="print:hidden" to="/members" state={{ returnTo: { to: here, called: 'the key-person test' } }}>
          Say who is who
        </ButtonLink>
      ) : null}
    </p>
  );
}
