import { frictionFrequencies, type FrictionFrequency } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import { problemBox } from '../http/problem-box.ts';
import type { Report, ReportField, ReportProblem } from './file-report.ts';
import type { OpenRounds } from './find-open-rounds.ts';
import { protectionWords } from './protection-words.ts';
import type { Host } from './read-host.ts';
import type { ReportState } from './read-receipt-code.ts';
import { updatesSection } from './updates-section.ts';

const often = { every_day: 'Every day', every_week: 'Every week', now_and_then: 'Now and then' } as const satisfies Record<FrictionFrequency, string>;
const script = '/friction.js';

/** What a report page shows beside the fields: what is to be mended, or what looks like a name. */
export interface ReportNotes {
  readonly problems?: readonly ReportProblem[];
  readonly names?: readonly string[];
  /** Something in front of this page knows who asks. */
  readonly isSignedOn: boolean;
}

/** The report: three fields, the team and the slip. Shown again with what was written when something is missing or looks like a name. */
export function reportPage(host: Host, { prompt, teams }: OpenRounds, report: Report, { problems = [], names = [], isSignedOn }: ReportNotes): Html {
  const wrong = (field: ReportField) => problems.find((problem) => problem.field === field)?.message;
  const note = (field: ReportField) => (wrong(field) === undefined ? '' : html`<p class="wrong" id="${field}-problem">${wrong(field)}</p>`);
  const described = (field: ReportField) => (wrong(field) === undefined ? '' : html` aria-invalid="true" aria-describedby="${field}-problem"`);
  return page({
    title: names.length === 0 ? 'What gets in the way?' : 'Is this somebody’s name?',
    organisationName: host.name,
    hasError: problems.length > 0,
    script,
    body: html`${problemList(problems)}${nameQuestion(names)}
<h1>${prompt}</h1>
<p>No name, no account, no address, no time is kept. <a href="#protected">What is protected, and what is not</a></p>
<form method="post" action="/f/${host.slug}" novalidate data-org="${host.slug}" data-kind="report">
<label class="field" for="text">What gets in the way?</label>${note('text')}
<textarea id="text" name="text" rows="5" maxlength="5000"${described('text')}>${report.text}</textarea>
<fieldset class="group"${wrong('frequency') === undefined ? '' : html` aria-describedby="frequency-problem"`}><legend>How often?</legend>${note('frequency')}
${frictionFrequencies.map((word, place) => html`<label class="choice"><input type="radio" name="frequency" value="${word}"${place === 0 ? html` id="frequency"` : ''}${report.frequency === word ? ' checked' : ''}>${often[word]}</label>`)}</fieldset>
<label class="field" for="step">At which step? <span>(optional)</span></label>${note('step')}
<input type="text" id="step" name="step" value="${report.step}" maxlength="200"${described('step')}>
<label class="field" for="team">Your team</label>${note('team')}
<select id="team" name="team"${described('team')}>${teams.length === 1 ? '' : html`<option value="">Choose</option>`}${teams.map((team) => html`<option${team === report.team ? ' selected' : ''}>${team}</option>`)}</select>
<div data-slip><label class="field" for="slip">Your slip</label><p class="hint" id="slip-hint">The code on a printed slip, as 7F3K&#8209;92QM&#8209;4T. After signing in you get one without paper.</p>${note('slip')}
<input type="text" id="slip" name="slip" value="${report.slip}" autocomplete="off" autocapitalize="characters" spellcheck="false"${wrong('slip') === undefined ? html` aria-describedby="slip-hint"` : html` aria-invalid="true" aria-describedby="slip-hint slip-problem"`}></div>
<p class="hint" data-slip-ready hidden></p>
${names.length === 0 ? html`<p class="send"><button>Send</button></p>` : html`<p class="send"><button name="names" value="remove">Remove and send</button> <button class="quiet" name="names" value="keep">Send as it is</button></p>`}</form>
${protectionWords(isSignedOn)}
<p class="foot"><a href="/f/${host.slug}/receipt">I have a code and want to read the answer</a></p>`,
  });
}

function problemList(problems: readonly ReportProblem[]) {
  return problems.length === 0 ? '' : problemBox('There is a problem', problems.map(({ field, message }) => ({ to: field, message })));
}

function nameQuestion(names: readonly string[]) {
  if (names.length === 0) return '';
  const words = names.map((name) => `“${name}”`).join(', ');
  const asked = names.length === 1 ? html`${words} looks like a person’s name. Remove it?` : 'These look like people’s names. Remove them?';
  return problemBox(asked, [], html`${names.length === 1 ? '' : html`<p>${words}</p>`}<p>Nothing has been kept yet. A report is about the work, not about a person; a name can also point to you.</p>`);
}

/** While no round is open: nothing can be filed, and answers can still be read. */
export function noRoundPage(host: Host): Html {
  return page({
    title: 'What gets in the way?',
    organisationName: host.name,
    body: html`<h1>No round is open at the moment</h1><p>Reports are filed while a round is open. Your lead says when the next one begins.</p><p class="foot"><a href="/f/${host.slug}/receipt">I have a code and want to read the answer</a></p>`,
  });
}

/** After sending: the code that leads to the answer, shown here only. */
export function filedPage(host: Host, receipt: string): Html {
  return page({
    title: 'Sent',
    organisationName: host.name,
    script,
    body: html`<h1 data-filed tabindex="-1">Sent. Nobody can see who wrote this.</h1><p>Keep this code to read the answer:</p><p class="code">${receipt}</p>
<p>Reports are opened together after the round has closed, never fewer than five at a time and in no order. Then they are talked through, and the round gets an answer.</p>
<p class="foot"><a href="/f/${host.slug}/receipt">Read the answer</a></p>`,
  });
}

/** Where somebody types the code of a report. */
export function receiptPage(host: Host, typed: string, problem?: string): Html {
  return page({
    title: 'What became of your report',
    organisationName: host.name,
    hasError: problem !== undefined,
    body: html`${problem === undefined ? '' : problemBox('There is a problem', [{ to: 'code', message: problem }])}
<h1>What became of your report</h1><form method="post" action="/f/${host.slug}/receipt" novalidate>
<label class="field" for="code">The code you were shown</label><p class="hint" id="code-hint">It looks like 7F3K&#8209;92QM&#8209;4T.</p>${problem === undefined ? '' : html`<p class="wrong" id="code-problem">${problem}</p>`}
<input type="text" id="code" name="code" value="${typed}" autocomplete="off" autocapitalize="characters" spellcheck="false"${problem === undefined ? html` aria-describedby="code-hint"` : html` aria-invalid="true" aria-describedby="code-hint code-problem"`}>
<p class="send"><button>Continue</button></p></form>`,
  });
}

/** How a report stands, and the round's answer. */
export function statePage(host: Host, report: ReportState): Html {
  const state = report.state === 'waiting' ? 'Your report is here. It is opened together with others once the round has closed and there are at least five.' : 'Your report has been opened with the others of its round and is being worked through.';
  return page({
    title: 'What became of your report',
    organisationName: host.name,
    body: html`<h1>${report.roundTitle}</h1><p>${state}</p>${report.answer === null && report.points.length + report.updates.length === 0 ? html`<p>There is no answer yet.</p>` : ''}${pointsSection(report.points)}${updatesSection(report.updates)}${report.answer === null ? '' : html`<h2>The answer</h2><div class="did">${report.answer.split(/\n+/).map((part) => html`<p>${part}</p>`)}</div>`}${report.session === null ? '' : html`<p><a href="${report.session}">The session’s page</a></p>`}`,
  });
}

/** What the round was about and how each point stands; the same for everybody with a code of the round. */
function pointsSection(points: ReportState['points']): Html | '' {
  if (points.length === 0) return '';
  return html`<h2>How it stands</h2>${points.map(({ title, state, came }) => html`<section><h3>${title}</h3><p>${state}</p>${came.map((text) => html`<div class="did">${text}</div>`)}</section>`)}
<p class="tiny">Everybody with a code of this round reads the same. A point is listed from five reports on, so that nobody can tell which was yours.</p>`;
}
