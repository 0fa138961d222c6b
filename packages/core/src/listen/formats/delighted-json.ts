import { cellAt, type JsonFormat, type JsonObject, listAt, objectIn } from './file-format.ts';

const columns = ['id', 'metric', 'score', 'scale', 'comment', 'created_at', 'updated_at', 'permalink', 'person_id', 'person_email', 'person_name', 'tags', 'notes', 'additional'] as const;
/** Which metric and scale each kind of their surveys is; the documented ones. */
const surveys: Readonly<Record<string, readonly [string, string]>> = { nps: ['nps', '0-10'], csat: ['csat', '1-5'], csat3: ['csat', '1-3'], csat5: ['csat', '1-5'], ces: ['ces', '1-5'], ces7: ['ces', '1-7'], '5star': ['stars', '1-5'], stars_five: ['stars', '1-5'], smileys: ['csat', '1-5'], smileys_five: ['csat', '1-5'], thumbs: ['thumb', '0-1'], pmf: ['csat', '1-3'] };

/** Delighted, survey responses as the API gives them. Which scale a score is on depends on the kind of survey. */
export const delightedJson: JsonFormat = {
  id: 'delighted-json',
  name: 'Delighted survey responses',
  source: 'Delighted',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'survey', channel: 'survey' },
  recognise: (record) => 'survey_type' in record && 'score' in record && ('person' in record || 'permalink' in record),
  columns,
  rows: (record) => {
    const type = cellAt(record, 'survey_type').toLowerCase();
    const [metric, scale] = surveys[type] ?? [type, ''];
    const person = objectIn(record.person);
    const words = cellAt(record, 'comment');
    if (cellAt(record, 'score') === '' && words === '') return [];
    return [[cellAt(record, 'id'), metric, cellAt(record, 'score'), type === 'ces' && Number(cellAt(record, 'score')) > 5 ? '1-7' : scale, words, cellAt(record, 'created_at'), cellAt(record, 'updated_at'), cellAt(record, 'permalink'), person === undefined ? cellAt(record, 'person') : cellAt(person, 'id'), person === undefined ? '' : cellAt(person, 'email'), person === undefined ? '' : cellAt(person, 'name'), tagsOf(record), listAt(record, 'notes').map((note) => cellAt(note, 'text')).filter((text) => text !== '').join('\n'), additionalOf(record)]];
  },
  preset: { id: ['id'], metric: ['metric'], score: ['score'], scale: ['scale'], text: ['comment'], date: ['created_at'], changed: ['updated_at'], url: ['permalink'], customer_id: ['person_id'], customer_email: ['person_email'], customer_name: ['person_name'], keep: ['tags', 'notes', 'additional'] },
};

function tagsOf(record: JsonObject): string {
  return Array.isArray(record.tags) ? record.tags.filter((tag): tag is string => typeof tag === 'string').join(', ') : '';
}

/** Further questions with their answers, one to a line. */
function additionalOf(record: JsonObject): string {
  return listAt(record, 'additional_answers')
    .map((answer) => {
      const many = listAt(answer, 'value', 'select_many').map((choice) => cellAt(choice, 'text'));
      const given = [cellAt(answer, 'value', 'free_response'), cellAt(answer, 'value', 'scale'), cellAt(answer, 'value', 'select_one', 'text'), ...many].filter((text) => text !== '');
      return `${cellAt(answer, 'question', 'text')}: ${given.join(', ')}`;
    })
    .join('\n');
}
