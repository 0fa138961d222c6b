import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** What a second row says where it asks nothing itself; from memory, not seen in documents. */
const bare = /^(?:open-ended response|response)?$/i;

/** SurveyMonkey, all responses: questions in the first row, their parts or choices in the second. */
export const surveyMonkeyCsv: CsvFormat = {
  id: 'survey-monkey-csv',
  name: 'SurveyMonkey responses',
  source: 'SurveyMonkey',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'survey', channel: 'survey' },
  recognise: (rows) => hasColumns(rows[0], ['Collector ID', 'Start Date', 'End Date']) && ['respondent id', 'respondentid'].includes((rows[0]?.[0] ?? '').trim().toLowerCase()),
  headerRows: (rows) => ((rows[1]?.[0] ?? '').trim() === '' ? 2 : 1),
  header: (rows) => {
    const isTwo = (rows[1]?.[0] ?? '').trim() === '';
    let question = '';
    return (rows[0] ?? []).map((cell, place) => {
      question = cell.trim() === '' ? question : cell.trim();
      const part = isTwo ? (rows[1]?.[place] ?? '').trim() : '';
      return bare.test(part) ? question : `${question} – ${part}`;
    });
  },
  notQuestions: /^(?:respondent ?id|collector ?id|start ?date|end ?date|ip address|email address|first name|last name|custom data.*)$/i,
  preset: { id: ['Respondent ID', 'RespondentID'], date: ['End Date', 'Start Date'], customer_email: ['Email Address'], customer_name: ['First Name'], keep: ['Custom Data 1'] },
};
