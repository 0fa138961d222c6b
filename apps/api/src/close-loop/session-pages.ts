import { writeDay } from '@kept/core/calendar.ts';
import { outcomeWords, placeWords } from '@kept/core/listen/session-words.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import { problemBox } from '../http/problem-box.ts';
import { updatesSection } from '../listen/updates-section.ts';
import type { Host } from '../listen/read-host.ts';
import type { Session } from './read-session.ts';
import type { SaidMeToo } from './say-me-too.ts';

interface MeTooNotes {
  readonly slip?: string;
  readonly chosen?: readonly string[];
  readonly problems?: Extract<SaidMeToo, { ok: false }>['problems'];
}

/** The agents' page of a session, and its poster: the agenda with "me too" until the day of the session, then what came of each point. */
export function sessionPage(host: Host, session: Session, { slip = '', chosen = [], problems = [] }: MeTooNotes = {}): Html {
  const asks = session.state === 'agenda' && session.points.length > 0;
  const action = `/f/${host.slug}/session/${session.id}`;
  return page({
    title: session.title,
    organisationName: host.name,
    hasError: problems.length > 0,
    ...(asks ? { script: '/friction.js' } : {}),
    body: html`${problems.length === 0 ? '' : problemBox('There is a problem', problems.map(({ field, message }) => ({ to: field, message })))}
<h1>${session.title}: what gets in the way</h1><p>${leadOf(session)}</p>
${session.points.length === 0 ? emptyWords(session) : asks ? meTooForm(session, { action, host, slip, chosen, problems }) : html`<ol class="plain">${session.points.map((point) => html`<li><h2>${point.title}</h2>${numbers(point)}${outcome(point, session)}</li>`)}</ol>`}
${updatesSection(session.updates.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })))}
${session.state === 'shared' && session.answer !== null ? html`<h2>The answer to the round</h2><div class="did">${session.answer.split(/\n+/).map((part) => html`<p>${part}</p>`)}</div>` : ''}
<p class="foot">A point is listed from five reports on. Nobody can tell who reported it.${session.points.some(({ meToos }) => meToos !== null) ? ' Who said “me too” may have reported it as well, so the two numbers are not added up.' : ''}</p>`,
  });
}

/** After sending: nothing to keep, and when there is something to read. */
export function meTooSentPage(host: Host, session: Session): Html {
  return page({
    title: 'Sent',
    organisationName: host.name,
    script: '/friction.js',
    body: html`<h1 data-filed tabindex="-1">Sent. Nobody can see who said it.</h1><p>It is counted on the day of the session${session.meetsOn === null ? '' : html`, ${writeDay(session.meetsOn)}`}, from five people on, and deleted with the count.</p><p class="foot"><a href="/f/${host.slug}/session/${session.id}">Back to the agenda</a></p>`,
  });
}

function leadOf({ state, meetsOn, closesOn, releasesOn }: Session) {
  const day = meetsOn === null ? '' : writeDay(meetsOn);
  if (state === 'reporting') return html`Reports are taken until ${writeDay(closesOn)}, and opened together on ${writeDay(releasesOn)}.`;
  if (state === 'waiting') return html`The round has closed. Its reports are opened together on ${writeDay(releasesOn)}, if there are at least five.`;
  if (state === 'late') return 'Fewer than five reports came. They stay closed and are opened with those of the next round that has five.';
  if (state === 'opened') return 'The reports have been opened and are being sorted into themes.';
  if (state === 'agenda') return html`This is what agents reported. The session is on ${day}. Until then you can say “me too”.`;
  return state === 'counted' ? html`The session was on ${day}. What comes of each point is being decided.` : 'This is what agents reported, and what comes of it.';
}

function emptyWords(session: Session) {
  if (session.state === 'late') return '';
  if (['reporting', 'waiting', 'opened'].includes(session.state)) return html`<p>Then this page lists each theme that at least five agents reported: what it is, how many, how often, and at which step. ${session.meetsOn === null ? '' : html`Until ${writeDay(session.meetsOn)}, the day of the session, you can say “me too” to each; afterwards you read here what comes of it.`}</p>`;
  return html`<p>No theme has five reports, so none can be listed without saying too much about who wrote them.</p>`;
}

function numbers({ reports, meToos, frequencies }: Session['points'][number]) {
  const often = frequencies?.find(({ name }) => name === 'every_day')?.reports;
  return html`<p class="small">${reports} reports${often === undefined ? '' : html`, ${often} of them about every day`}${meToos === null ? '' : html`; ${meToos} said “me too”`}</p>`;
}

function outcome(point: Session['points'][number], { state }: Session) {
  if (state !== 'shared' || point.outcome === null) return '';
  return html`<div class="did"><p><strong>${outcomeWords[point.outcome]}.</strong> ${point.outcomeText ?? ''}</p>${point.goesTo === null ? '' : html`<p class="small">With ${placeWords[point.goesTo].toLowerCase()}.</p>`}</div>`;
}

function meTooForm(session: Session, { action, host, slip, chosen, problems }: { action: string; host: Host; slip: string; chosen: readonly string[]; problems: readonly { field: string; message: string }[] }) {
  const wrong = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const note = (field: string) => (wrong(field) === undefined ? '' : html`<p class="wrong" id="${field}-problem">${wrong(field)}</p>`);
  return html`<form method="post" action="${action}" novalidate data-org="${host.slug}" data-kind="me_too">
<fieldset class="group"${wrong('points') === undefined ? '' : html` aria-describedby="points-problem"`}><legend>Which of these do you meet too?</legend>${note('points')}
${session.points.map((point, place) => html`<label class="choice"><input type="checkbox"${place === 0 ? html` id="points"` : ''} name="p.${point.id}" value="1"${chosen.includes(point.id) ? ' checked' : ''}><span>${point.title} <span class="small">${point.reports} reports</span></span></label>`)}</fieldset>
<div data-slip><label class="field" for="slip">Your slip</label><p class="hint" id="slip-hint">The code on a printed slip says “me too” once, even if it filed a report. After signing in you get one without paper.</p>${note('slip')}
<input type="text" id="slip" name="slip" value="${slip}" autocomplete="off" autocapitalize="characters" spellcheck="false"${wrong('slip') === undefined ? html` aria-describedby="slip-hint"` : html` aria-invalid="true" aria-describedby="slip-hint slip-problem"`}></div>
<p class="hint" data-slip-ready hidden></p>
<p class="send"><button>Me too</button></p></form>`;
}
