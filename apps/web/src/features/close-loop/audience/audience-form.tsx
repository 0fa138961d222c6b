import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { countRules, everybody, writeRules } from '@kept/core/close-loop/audience-rules.ts';
import { mostControlPercent } from '@kept/core/close-loop/control-group.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Digest } from '../queries.ts';
import { SaveChange } from '../save-change.tsx';
import type { DigestDeeds } from '../use-digest-deeds.ts';
import { AudienceCount } from './audience-count.tsx';
import { audienceQuery, choicesQuery } from './queries.ts';
import { SomeOf } from './some-of.tsx';
import { languageName } from './rules-words.ts';
import { ThemesRule } from './themes-rule.tsx';
import type { Counted } from './use-audience.ts';

const shares = [0, 1, 2, 5, 10, 15, mostControlPercent];

/** Whom a digest is for, chosen by rules; the count follows each of them before anything is saved. */
export function AudienceForm({ digest, counted, deeds }: { digest: Digest; counted: Counted; deeds: DigestDeeds }) {
  const saved = digest.audienceRules ?? everybody;
  const [rules, setRules] = useState<AudienceRules>(saved);
  const [share, setShare] = useState(digest.controlPercent);
  const choices = useQuery(choicesQuery);
  const isChanged = writeRules(rules) !== writeRules(saved) || share !== digest.controlPercent;
  const forecast = useQuery({ ...audienceQuery(digest, rules, share), enabled: isChanged });
  const change = (part: Partial<AudienceRules>) => setRules((now) => ({ ...now, ...part }));
  const tried: Counted = { audience: forecast.data, isCounting: forecast.isFetching, error: forecast.error, again: () => void forecast.refetch() };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        deeds.change.mutate({ audience: countRules(rules) === 0 ? null : rules, controlPercent: share });
      }}
    >
      <AudienceCount counted={isChanged ? tried : counted} />
      <ProblemNotice error={choices.error} />
      <div className="mt-6 grid max-w-[64ch] gap-5">
        <Select label="Who it is for" name="match" hint="Among everybody who had told you something when it was made, and who asked for your news." value={rules.match} choices={[{ value: 'all', label: 'Whoever meets all of these rules' }, { value: 'any', label: 'Whoever meets any of these rules' }]} onChange={({ target }) => change({ match: target.value === 'any' ? 'any' : 'all' })} />
        <SomeOf label="Segment" rule={saidOf(rules.segments?.is, rules.segments?.names)} choices={(choices.data?.segments ?? []).map(({ name, people }) => ({ value: name, label: name, count: people }))} onChange={(rule) => change({ segments: rule === null ? null : { is: rule.is, names: rule.chosen } })} />
        <SomeOf label="Language" rule={saidOf(rules.languages?.is, rules.languages?.codes)} choices={(choices.data?.languages ?? []).map(({ code, people }) => ({ value: code, label: languageName(code), count: people }))} onChange={(rule) => change({ languages: rule === null ? null : { is: rule.is, codes: rule.chosen } })} />
        <ThemesRule themes={rules.themes} choices={choices.data?.themes ?? []} onChange={(themes) => change({ themes })} />
        <TextField label="Said something in the last days" isOptional name="within-days" hint="Counted back from when the digest was made." inputMode="numeric" pattern="[0-9]*" maxLength={4} className="max-w-[12ch]" value={rules.withinDays === null ? '' : String(rules.withinDays)} onChange={({ target }) => change({ withinDays: daysOf(target.value) })} />
        <Checkbox label="Only who said yes to the digest" name="said-yes" hint="Without this, everybody who did not say no." checked={rules.saidYes} onChange={({ target }) => change({ saidYes: target.checked })} />
        <Select label="Control group" name="control" hint="Some of those without a point of their own get nothing this time, drawn by lot, and are told with the next digest. The report then compares them with those who were told." value={String(share)} choices={[...new Set([...shares, share])].toSorted((a, b) => a - b).map((percent) => ({ value: String(percent), label: percent === 0 ? 'Nobody is held back' : `${percent} % are held back` }))} onChange={({ target }) => setShare(Number(target.value))} />
        <ProblemNotice error={deeds.change.error} />
        {isChanged ? (
          <SaveChange digest={digest} deeds={deeds} label="Save who gets it">
            <Button onClick={() => { setRules(saved); setShare(digest.controlPercent); }}>Undo changes</Button>
          </SaveChange>
        ) : null}
      </div>
    </form>
  );
}

function saidOf(is: 'in' | 'not_in' | undefined, chosen: readonly string[] | undefined) {
  return is === undefined ? null : { is, chosen: [...(chosen ?? [])] };
}

function daysOf(typed: string): number | null {
  const days = Number(typed);
  return Number.isInteger(days) && days > 0 ? Math.min(days, 3650) : null;
}
