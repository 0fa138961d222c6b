import { cellAt, type JsonFormat, type JsonObject, listAt, objectIn } from './file-format.ts';

const columns = ['token', 'submitted_at', 'score', 'scale', 'metric', 'question', 'text', 'choices', 'email', 'form'] as const;
const metrics: Readonly<Record<string, string>> = { nps: 'nps', opinion_scale: 'csat', rating: 'stars' };

/** Typeform, responses as its webhook sends them or its API lists them. Answers are joined to their questions by id or ref. */
export const typeformJson: JsonFormat = {
  id: 'typeform-json',
  name: 'Typeform responses (JSON)',
  source: 'Typeform',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'survey', channel: 'survey' },
  recognise: (record) => record.event_type === 'form_response' || ('token' in record && Array.isArray(record.answers) && 'submitted_at' in record),
  columns,
  rows: (record) => {
    const response = objectIn(record.form_response) ?? record;
    const answers = listAt(response, 'answers').map((answer) => ({ answer, field: fieldOf(response, answer) }));
    const rated = answers.find(({ answer, field }) => answer.type === 'number' && (metrics[cellAt(field, 'type')] ?? '') !== '');
    const words = answers.filter(({ answer }) => answer.type === 'text').map(({ answer }) => cellAt(answer, 'text'));
    if (rated === undefined && words.length === 0) return [];
    const type = rated === undefined ? '' : cellAt(rated.field, 'type');
    const asked = rated ?? answers.find(({ answer }) => answer.type === 'text');
    const steps = rated === undefined ? '' : cellAt(rated.field, 'properties', 'steps');
    const starts = rated !== undefined && cellAt(rated.field, 'properties', 'start_at_one') === 'false' ? 0 : 1;
    const scale = type === 'nps' ? '0-10' : steps === '' ? (type === 'opinion_scale' && Number(cellAt(rated?.answer ?? {}, 'number')) > 5 ? '0-10' : '') : `${starts}-${starts === 0 ? Number(steps) - 1 : steps}`;
    return [[cellAt(response, 'token'), cellAt(response, 'submitted_at'), rated === undefined ? '' : cellAt(rated.answer, 'number'), scale, metrics[type] ?? '', asked === undefined ? '' : cellAt(asked.field, 'title'), words.join('\n\n'), choicesOf(answers.map(({ answer }) => answer)), answers.map(({ answer }) => cellAt(answer, 'email')).find((email) => email !== '') ?? '', cellAt(response, 'definition', 'title')]];
  },
  preset: { id: ['token'], date: ['submitted_at'], score: ['score'], scale: ['scale'], metric: ['metric'], question: ['question'], text: ['text'], customer_email: ['email'], keep: ['choices', 'form'] },
};

/** The question an answer belongs to; the answer's own field where the definition does not have it. */
function fieldOf(response: JsonObject, answer: JsonObject): JsonObject {
  const own = objectIn(answer.field) ?? {};
  return listAt(response, 'definition', 'fields').find((field) => field.id === own.id || (own.ref !== undefined && field.ref === own.ref)) ?? own;
}

function choicesOf(answers: readonly JsonObject[]): string {
  return answers
    .flatMap((answer) => {
      const labels = objectIn(answer.choices)?.labels;
      return [cellAt(answer, 'choice', 'label'), ...(Array.isArray(labels) ? labels.filter((label): label is string => typeof label === 'string') : [])];
    })
    .filter((label) => label !== '')
    .join(', ');
}
