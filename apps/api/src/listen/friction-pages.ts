import { frictionFrequencies, type FrictionFrequency } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import type { Report, ReportField } from './file-report.ts';
import type { Host } from './read-host.ts';
import type { ReportState } from './read-receipt-code.ts';

const often = { every_day: 'Every day', every_week: 'Every week', now_and_then: 'Now and then' } as const satisfies Record<FrictionFrequency, string>;

/** What is asked while no round is open. */
export const usualPrompt = 'What makes it hard to help customers?';

/** The report: a team's code and three fields. Shown again with what was written when something is missing. */
export function reportPage(host: Host, prompt: string, report: Report, problems: readonly { field: ReportField; message: string }[] = []): Html {
  const wrong = (field: ReportField) => problems.find((problem) => problem.field === field)?.message;
  const note = (field: ReportField) => (wrong(field) === undefined ? '' : html`<p class="wrong" id="${field}-problem">${wrong(field)}</p>`);
  const described = (field: ReportField) => (wrong(field) === undefined ? '' : html` aria-invalid="true" aria-describedby="${field}-problem"`);
  return page({
    title: 'What gets in the way?',
    organisationName: host.name,
    hasError: problems.length > 0,
    body: html`${problems.length === 0 ? '' : html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem"><h2 id="problem">There is a problem</h2><ul>${problems.map((problem) => html`<li><a href="#${problem.field}">${problem.message}</a></li>`)}</ul></div>`}
<h1>${prompt}</h1>
<p>Nobody can see who wrote this. We keep your words, how often, the step and your team: no name, no address, no time. Please name no people, neither customers nor colleagues.</p>
<form method="post" action="/f/${host.slug}" novalidate><input type="hidden" name="nonce" value="${report.nonce}">
<label class="field" for="code">Your team’s code for this round</label>${note('code')}
<input type="text" id="code" name="code" value="${report.code}" autocomplete="off" autocapitalize="characters" spellcheck="false"${described('code')}>
<label class="field" for="text">What gets in the way?</label>${note('text')}
<textarea id="text" name="text" rows="6" maxlength="5000"${described('text')}>${report.text}</textarea>
<fieldset class="group"${described('frequency')}><legend>How often?</legend>${note('frequency')}
${frictionFrequencies.map((word, place) => html`<label class="choice"><input type="radio" name="frequency" value="${word}"${place === 0 ? html` id="frequency"` : ''}${report.frequency === word ? ' checked' : ''}>${often[word]}</label>`)}</fieldset>
<label class="field" for="step">At which step? <span>(optional)</span></label>${note('step')}
<input type="text" id="step" name="step" value="${report.step}" maxlength="200"${described('step')}>
<p class="send"><button>Send</button></p></form>
<p class="foot"><a href="/f/${host.slug}/receipt">I have a code and want to read the answer</a></p>`,
  });
}

/** After sending: the code that leads to the answer, shown here only. */
export function filedPage(host: Host, receipt: string): Html {
  return page({
    title: 'Sent',
    organisationName: host.name,
    body: html`<h1>Sent. Nobody can see who wrote this.</h1><p>Keep this code to read the answer:</p><p class="code">${receipt}</p>
<p>Reports are opened together after the round has closed, never fewer than five at a time. Then they are read, and the round gets an answer.</p>
<p class="foot"><a href="/f/${host.slug}/receipt">Read the answer</a></p>`,
  });
}

/** Where somebody types the code of a report. */
export function receiptPage(host: Host, typed: string, problem?: string): Html {
  return page({
    title: 'What became of your report',
    organisationName: host.name,
    hasError: problem !== undefined,
    body: html`${problem === undefined ? '' : html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem"><h2 id="problem">There is a problem</h2><p><a href="#code">${problem}</a></p></div>`}
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
    body: html`<h1>${report.roundTitle}</h1><p>${state}</p>${report.answer === null ? html`<p>There is no answer yet.</p>` : html`<h2>The answer</h2><div class="did">${report.answer.split(/\n+/).map((part) => html`<p>${part}</p>`)}</div>`}`,
  });
}
