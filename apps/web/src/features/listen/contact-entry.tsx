import { contactEnd } from '@kept/core/customer/route-hint.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { Suspense } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { channelWords } from '../understand/vocabulary-words.ts';
import type { Contact } from './customer-queries.ts';
import { channelInWords, endWords, handOffWords, writeAsked, writeCallBack, writeTravelled } from './customer-words.ts';
import { Transcript } from './transcript.tsx';

interface ContactEntryProps {
  contact: Contact;
  timezone: string;
  /** Whether its transcript is open. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** One contact on a customer's line of time: about what, with whom, how it ended, to whom it was passed on and whether the story had to be told again. */
export function ContactEntry({ contact, timezone, isOpen, onOpen }: ContactEntryProps) {
  const { channel, driver, agentRef, team, handOffs, callBack, supervisorNeeded, unresolvedCause, surveys, turns, conversation } = contact;
  const end = contactEnd(contact);
  const facts = [agentRef, team, conversation === null ? null : `conversation ${conversation}`, firstResponse(contact.firstResponseSeconds), supervisorNeeded === true ? 'a supervisor was needed' : null].filter((part) => part !== null);
  return (
    <>
      <p className="break-words">
        <b className="font-[600]">{channelWords[channel]}</b>
        {driver === null ? '' : `, ${driver}`}: <span className={end === 'not_resolved' ? 'text-late' : ''}>{endWords[end]}</span>
        {end === 'not_resolved' && unresolvedCause !== null ? <span className="text-ink-2">{` (${unresolvedCause})`}</span> : null}
      </p>
      {facts.length === 0 ? null : <p className="num text-tiny break-words text-ink-3">{facts.join(' · ')}</p>}
      {handOffs.length === 0 ? null : (
        <ol aria-label="Passed on" className="grid gap-1 border-s border-line-strong ps-3 text-small">
          {handOffs.map((one) => (
            <li key={`${one.at} ${one.kind} ${one.to}`} className="break-words">
              {`${handOffWords[one.kind]}: ${one.kind === 'channel' ? placeWords(one.from) : one.from} to ${one.kind === 'channel' ? placeWords(one.to) : one.to}`}
              <span className={`block text-tiny ${one.storyRepeated === true ? 'text-late' : 'text-ink-3'}`}>{writeTravelled(one)}</span>
            </li>
          ))}
        </ol>
      )}
      {callBack === null ? null : <p className={`num text-small ${callBack.state === 'missed' || callBack.state === 'kept_late' ? 'text-late' : 'text-ink-2'}`}>{writeCallBack(callBack, timezone)}</p>}
      {surveys.map((one) => <p key={one.surveyId} className="num text-small break-words text-ink-2">{writeAsked(one, timezone)}</p>)}
      {turns === 0 ? null : (
        <div>
          <Button size="small" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {isOpen ? 'Hide the transcript' : `Read the transcript (${countWords(turns, 'turn', 'turns')})`}
          </Button>
        </div>
      )}
      {isOpen && turns > 0 ? (
        <Suspense fallback={<Skeleton rows={4} />}>
          <Transcript contactId={contact.id} timezone={timezone} />
        </Suspense>
      ) : null}
    </>
  );
}

/** A hand-off between channels may name one of ours or say it in the other system's words. */
function placeWords(place: string): string {
  const channel = contactChannels.find((one) => one === place);
  return channel === undefined ? place : channelInWords(channel);
}

function firstResponse(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 90) return `first answer after ${seconds} s`;
  return seconds < 5400 ? `first answer after ${Math.round(seconds / 60)} min` : `first answer after ${Math.round(seconds / 3600)} h`;
}
