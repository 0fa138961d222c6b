import { normaliseEmail } from '../../email-address.ts';
import { cellAt, type JsonFormat, type JsonObject, listAt, objectIn } from './file-format.ts';

const columns = ['token', 'submitted_at', 'score', 'scale', 'metric', 'question', 'text', 'choices', 'customer_id', 'email', 'name', 'segment', 'language', 'form'] as const;
const metrics: Readonly<Record<string, string>> = { nps: 'nps', opinion_scale: 'csat', rating: 'stars' };
const customerNames = ['customer_id', 'user_id', 'external_id', 'customer', 'user'];

interface Answered {
  readonly answer: JsonObject;
  readonly field: JsonObject;
}

/**
 * Typeform, responses as its webhook sends them or its API lists them. Answers are joined to their questions by id or ref; the words and
 * the first rating are one row, every further rating one of its own, without a scale where the form does not say it.
 */
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
    const answers = listAt(response, 'answers').map((answer): Answered => ({ answer, field: fieldOf(response, answer) }));
    const [first, ...further] = answers.filter(isRating);
    const said = answers.filter(({ answer }) => answer.type === 'text' && cellAt(answer, 'text').trim() !== '');
    const text = said.map(({ answer }) => cellAt(answer, 'text').trim()).join('\n\n');
    if (first === undefined && text === '') return [];
    const token = cellAt(response, 'token');
    const asked = first ?? said[0];
    const common = (id: string, rated: Answered | undefined, question: Answered | undefined, words: string, choices: string) => [id, cellAt(response, 'submitted_at'), ...ratingOf(rated), question === undefined ? '' : cellAt(question.field, 'title'), words, choices, ...customerOf(response, answers), cellAt(response, 'definition', 'title')];
    return [common(token, first, asked, text, choicesOf(answers)), ...further.map((rated) => common(`${token}:${cellAt(rated.field, 'ref') || cellAt(rated.field, 'id')}`, rated, rated, '', ''))];
  },
  preset: { id: ['token'], date: ['submitted_at'], changed: ['submitted_at'], score: ['score'], scale: ['scale'], metric: ['metric'], question: ['question'], text: ['text'], customer_id: ['customer_id'], customer_email: ['email'], customer_name: ['name'], segment: ['segment'], language: ['language'], keep: ['choices', 'form'] },
};

/** The question an answer belongs to; the answer's own field where the definition does not have it. */
function fieldOf(response: JsonObject, answer: JsonObject): JsonObject {
  const own = objectIn(answer.field) ?? {};
  return { ...own, ...listAt(response, 'definition', 'fields').find((field) => field.id === own.id || (own.ref !== undefined && field.ref === own.ref)) };
}

function isRating({ answer, field }: Answered): boolean {
  return answer.type === 'number' && metrics[cellAt(field, 'type')] !== undefined && cellAt(answer, 'number') !== '';
}

/** Score, scale and metric. NPS and stars say what they are; an opinion scale says its steps or nothing. */
function ratingOf(rated: Answered | undefined): string[] {
  if (rated === undefined) return ['', '', ''];
  const type = cellAt(rated.field, 'type');
  const steps = cellAt(rated.field, 'properties', 'steps');
  const isFromOne = type === 'rating' || cellAt(rated.field, 'properties', 'start_at_one') === 'true';
  const scale = type === 'nps' ? '0-10' : steps === '' ? '' : isFromOne ? `1-${steps}` : `0-${Number(steps) - 1}`;
  return [cellAt(rated.answer, 'number'), scale, metrics[type] ?? ''];
}

/** Who it was, in which language: as hidden fields say, the address also as an answer does. */
function customerOf(response: JsonObject, answers: readonly Answered[]): string[] {
  const word = (name: string) => cellAt(response, 'hidden', name).trim().slice(0, 200);
  const id = customerNames.map(word).find((found) => found !== '') ?? '';
  const email = [word('email'), ...answers.map(({ answer }) => cellAt(answer, 'email'))].find((found) => normaliseEmail(found) !== undefined) ?? '';
  const language = word('language') || word('lang');
  return [id, email, word('name'), word('segment'), /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : ''];
}

function choicesOf(answers: readonly Answered[]): string {
  return answers
    .flatMap(({ answer }) => {
      const labels = objectIn(answer.choices)?.labels;
      return [cellAt(answer, 'choice', 'label'), ...(Array.isArray(labels) ? labels.filter((label): label is string => typeof label === 'string') : [])];
    })
    .filter((label) => label !== '')
    .join(', ');
}
