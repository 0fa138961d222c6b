import { statusWords } from '@kept/core/act/theme-status.ts';
import { writeDay } from '@kept/core/calendar.ts';
import type { FieldProblem } from '@kept/core/errors.ts';
import { rootCauses, rootCauseWords } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import { problemBox } from '../../http/problem-box.ts';
import type { OwnerDeed, OwnerVisit } from './owner-link.ts';

/** What was sent and what is wrong with it; nothing of either on the first look. */
export interface Sent {
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  /** A question before it is saved: could a customer tell what is different? */
  readonly question?: string;
}

export const nothingSent: Sent = { fields: {}, problems: [] };

const headings = { 'still-on': 'Still on it', done: 'Done', stuck: 'I am stuck', 'not-mine': 'Not mine' } as const satisfies Record<OwnerDeed, string>;

/** One page, one verb: its heading says what, its button does it. Looking changes nothing, since scanners open every link. */
export function ownerPage(organisationName: string, visit: OwnerVisit, deed: OwnerDeed, sent: Sent): Html {
  const { theme } = visit;
  const due = theme.deadlineOn === null ? '' : `, due ${writeDay(theme.deadlineOn)}`;
  const body = html`${problemsOf(sent)}<h1>${headings[deed]}</h1>
<p><b>${theme.title}</b><br><span class="small">${statusWords[theme.status]}${due}</span></p>
<form method="post">${fieldsOf(visit, deed, sent)}</form>
<p class="foot">This page is for you alone and for this one theme. <a href="/themes/${theme.id}">Open the theme</a> to see everything customers said.</p>`;
  return page({ title: `${sent.question === undefined ? '' : 'A question first: '}${headings[deed]}: ${theme.title}`, organisationName, body, hasError: sent.problems.length > 0 });
}

/** What has become of it, after the button. */
export function ownerDonePage(organisationName: string, heading: string, sentence: string, themeId: string): Html {
  return page({ title: heading, organisationName, body: html`<h1>${heading}</h1><p>${sentence}</p><p class="small"><a href="/themes/${themeId}">Open the theme</a></p>` });
}

/** The page of a link that no longer counts: why, and the way on. */
export function linkOverPage(sentence: string): Html {
  return page({ title: 'This link is over', organisationName: '', body: html`<h1>This link is over</h1><p>${sentence}</p><p class="small"><a href="/my-themes">Sign in to see your themes</a></p>` });
}

function problemsOf({ problems }: Sent): Html | '' {
  return problems.length === 0 ? '' : problemBox('There is a problem', problems.map(({ pointer, message }) => ({ to: pointer === '' ? undefined : pointer.slice(1), message })));
}

function fieldsOf(visit: OwnerVisit, deed: OwnerDeed, sent: Sent): Html {
  switch (deed) {
    case 'still-on':
      return html`${textArea(sent, 'internalNote', 'What is happening?', 'For your colleagues; leave it empty if there is nothing to say.', 'optional')}${vagueQuestion(sent)}${button(visit.theme.status === 'in_progress' ? 'Yes, still on it' : 'Yes, mark In progress', true)}`;
    case 'done':
      return html`${neededProcedure(visit)}${textArea(sent, 'whatChanged', 'What changed, in words a customer would use?', 'The people who said it will read this.')}${rootCauseField(sent)}
${field(sent, 'liveOn', 'When did it go live?', (describedBy) => html`<input type="date" id="liveOn" name="liveOn" value="${sent.fields.liveOn ?? visit.today}" max="${visit.today}"${describedBy}>`)}${vagueQuestion(sent)}${button('Yes, mark Done')}`;
    case 'stuck':
      return html`${line(sent, 'blockedFor', 'Whom is it waiting for?', visit.blockedFor ?? '', 120, 'A colleague by their full name, a supplier, a partner.')}${line(sent, 'blockedOn', 'What for?', visit.theme.blockedOn ?? '', 300)}${button('Yes, mark Blocked')}`;
    case 'not-mine':
      return html`${askedAlready(visit)}${textArea(sent, 'note', 'Whose is it, or why is it not yours?', 'A lead finds the right person. It stays yours until somebody accepts it.')}${button('Ask the lead')}`;
  }
}

function neededProcedure({ theme, isUnwritten }: OwnerVisit): Html | '' {
  return theme.procedureNeeded && isUnwritten ? html`<p class="did">This fix needs its new way of working written down first. <a href="/procedures/new?theme=${theme.id}">Write the procedure</a>, then mark it done.</p>` : '';
}

function askedAlready({ handOver }: OwnerVisit): Html | '' {
  if (handOver === undefined) return '';
  return html`<p class="did">You asked ${handOver.to === null ? 'the leads' : handOver.to.name} already, on ${writeDay(handOver.askedAt.slice(0, 10))}. Asking again takes that question’s place.</p>`;
}

function vagueQuestion({ question }: Sent): Html | '' {
  if (question === undefined) return '';
  return html`<div class="did" role="alert" tabindex="-1" autofocus><p>${question}</p><p class="choice"><input type="checkbox" id="evenIfVague" name="evenIfVague" value="yes"><label for="evenIfVague">Save it as it is</label></p></div>`;
}

function rootCauseField(sent: Sent): Html {
  const options = rootCauses.map((cause) => html`<option value="${cause}"${sent.fields.rootCause === cause ? html` selected` : ''}>${rootCauseWords[cause]}</option>`);
  return field(sent, 'rootCause', 'What was the root cause?', (describedBy) => html`<select id="rootCause" name="rootCause"${describedBy}><option value="">Choose one</option>${options}</select>`);
}

function line(sent: Sent, name: string, label: string, stands: string, longest: number, hint?: string): Html {
  return field(sent, name, label, (describedBy) => html`<input type="text" id="${name}" name="${name}" maxlength="${longest}" value="${sent.fields[name] ?? stands}"${describedBy}>`, hint, hint === undefined);
}

function textArea(sent: Sent, name: string, label: string, hint: string, isOptional?: 'optional'): Html {
  return field(sent, name, label, (describedBy) => html`<textarea id="${name}" name="${name}" maxlength="2000"${describedBy}>${sent.fields[name] ?? ''}</textarea>`, hint, isOptional !== undefined);
}

function field({ problems }: Sent, name: string, label: string, control: (describedBy: Html | '') => Html, hint?: string, isOptional = false): Html {
  const problem = problems.find(({ pointer }) => pointer === `/${name}`);
  const described = [hint === undefined ? [] : [`${name}-hint`], problem === undefined ? [] : [`${name}-wrong`]].flat();
  const describedBy = described.length === 0 ? '' : html` aria-describedby="${described.join(' ')}"${problem === undefined ? '' : html` aria-invalid="true"`}`;
  return html`<label class="field" for="${name}">${label}${isOptional ? html` <span>(optional)</span>` : ''}</label>${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}${problem === undefined ? '' : html`<p class="wrong" id="${name}-wrong">${problem.message}</p>`}${control(describedBy)}`;
}

function button(words: string, isFocused = false): Html {
  return html`<p class="send"><button${isFocused ? html` autofocus` : ''}>${words}</button></p>`;
}
