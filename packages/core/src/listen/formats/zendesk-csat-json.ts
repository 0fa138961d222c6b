import { cellAt, type JsonFormat, type JsonObject, listAt, valueAt } from './file-format.ts';

const columns = ['answer_to', 'id', 'ticket', 'rating', 'question', 'comment', 'choices', 'responder_id', 'answered_at', 'updated_at'] as const;

/**
 * Zendesk, answers to the newer satisfaction surveys. The full scale is here, where the older fields fold it to good and bad: an answer has
 * its ticket's id, as tickets and their ratings have, so that one answer told in both ways is one row.
 */
export const zendeskCsatJson: JsonFormat = {
  id: 'zendesk-csat-json',
  name: 'Zendesk CSAT answers',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'survey', channel: 'survey', metric: 'csat', isFolded: false },
  recognise: (record) => 'responder_id' in record && Array.isArray(record.answers) && ('subject_zrns' in record || 'subjects' in record),
  columns,
  rows: (record) => {
    const answers = listAt(record, 'answers').filter((answer) => answer.type !== 'skipped');
    const rated = answers.find((answer) => ratingOf(answer) !== '');
    const open = answers.filter((answer) => answer.type === 'open_ended').map((answer) => cellAt(answer, 'value').trim()).filter((words) => words !== '');
    if (rated === undefined && open.length === 0) return [];
    const asked = rated ?? answers[0] ?? {};
    const times = answers.map((answer) => cellAt(answer, 'created_at')).filter((time) => time !== '').sort();
    const changes = answers.map((answer) => cellAt(answer, 'updated_at')).filter((time) => time !== '').sort();
    const ticket = ticketOf(record);
    return [[ticket === '' ? cellAt(record, 'id') : ticket, cellAt(record, 'id'), ticket, rated === undefined ? '' : ratingOf(rated), cellAt(asked, 'question', 'headline', 'value'), open.join('\n\n'), choicesOf(answers), cellAt(record, 'responder_id'), times[0] ?? changes[0] ?? '', changes.at(-1) ?? times.at(-1) ?? '']];
  },
  preset: { id: ['answer_to'], score: ['rating'], question: ['question'], text: ['comment'], date: ['answered_at'], changed: ['updated_at'], customer_id: ['responder_id'], keep: ['id', 'ticket', 'choices'] },
};

/** The rating lies under its own name, in some versions under value. */
function ratingOf(answer: JsonObject): string {
  return cellAt(answer, 'rating') || (answer.type === 'rating_scale' ? cellAt(answer, 'value') : '');
}

function ticketOf(record: JsonObject): string {
  const names = valueAt(record, ['subject_zrns']);
  const first: unknown = Array.isArray(names) ? names[0] : listAt(record, 'subjects')[0]?.zrn;
  return typeof first === 'string' ? (/^zen:ticket:(?<id>\d+)$/.exec(first)?.groups?.id ?? '') : '';
}

function choicesOf(answers: readonly JsonObject[]): string {
  return answers
    .filter((answer) => answer.type === 'closed_ended')
    .flatMap((answer) => [cellAt(answer, 'value'), ...listAt(answer, 'selections').map((choice) => cellAt(choice, 'value') || cellAt(choice, 'name'))])
    .filter((choice) => choice !== '')
    .join(', ');
}
