import type { ImportField } from '@kept/core/listen/import-mapping.ts';
import type { ImportTarget } from '@kept/core/listen/import-targets.ts';
import { type ContactField, contactFieldWords, type CustomerField, customerFieldWords } from '@kept/core/listen/people-fields.ts';

/** What rows can become, in words. */
interface TargetWords {
  readonly name: string;
  /** Behind a number, as on the button that imports. */
  readonly one: string;
  readonly many: string;
  readonly sourceHint: string;
  /** What each field is called, and how it is kept. */
  readonly fields: Readonly<Partial<Record<string, string>>>;
  readonly stored: Readonly<Partial<Record<string, string>>>;
}

const feedbackFields = {
  text: 'Text',
  title: 'Title',
  score: 'Score',
  metric: 'Metric of the score',
  scale: 'Scale of the score',
  date: 'Date',
  id: 'Id of the row',
  channel: 'Channel',
  kind: 'Kind',
  customer_id: 'Customer’s id',
  customer_email: 'Customer’s email',
  customer_name: 'Customer’s name',
  segment: 'Customer’s segment',
  language: 'Language',
  question: 'Question',
  changed: 'Last change',
  agent: 'Handled by',
  team: 'Team',
  product: 'Product',
  url: 'Link',
  author: 'Author (kept as a hash)',
  reply: 'Our reply',
  reply_date: 'Date of our reply',
  keep: 'Keep as a detail',
} as const satisfies Record<ImportField, string>;

const feedbackStored = {
  text: 'Words, without personal data',
  title: 'Words, without personal data',
  question: 'Words as they were asked',
  score: 'The number as it was given',
  metric: 'NPS, CSAT, CES, stars or thumb',
  scale: 'From a lowest to a highest number',
  date: 'A moment, in your own time zone',
  changed: 'A moment: the newest version counts',
  id: 'Keeps a row from counting twice',
  channel: 'One of Kept’s channels',
  kind: 'Survey, review or contact',
  customer_id: 'Finds or makes the customer',
  customer_email: 'Finds or makes the customer',
  customer_name: 'The customer’s name, if unknown',
  segment: 'The customer’s segment, if unknown',
  language: 'A language code',
  agent: 'As it stands',
  team: 'As it stands',
  product: 'As it stands',
  url: 'A link',
  author: 'A hash nobody can read back',
  reply: 'Words, without personal data',
  reply_date: 'A moment, in your own time zone',
  keep: 'As it stands, without personal data',
} as const satisfies Record<ImportField, string>;

const yesNo = 'Yes or no';
const moment = 'A moment, in your own time zone';
const asItStands = 'As it stands';
const whose = 'Finds or makes the customer';
const consent = 'Yes or no, with its source and date';

const customerStored = {
  id: 'Finds or makes the customer',
  name: asItStands,
  email: 'An email address',
  segment: asItStands,
  annual_value: 'A number, in your currency',
  language: 'A language code',
  timezone: 'A time zone',
  joined: 'A day',
  churned: 'A day',
  consent_surveys: consent,
  consent_news: consent,
  consent_digest: consent,
  consent_all: 'Yes or no to each kind of mail',
  consent_date: 'The day of the yes or no',
} as const satisfies Record<CustomerField, string>;

const contactStored = {
  id: 'Keeps a contact from counting twice',
  customer_id: whose,
  customer_email: whose,
  conversation: 'Joins contacts into one story',
  channel: 'One of Kept’s channels',
  agent: asItStands,
  team: asItStands,
  reason: 'A contact driver',
  journey_stage: 'One of Kept’s stages',
  started: moment,
  ended: moment,
  first_response_seconds: 'A number of seconds',
  resolved: yesNo,
  unresolved_cause: asItStands,
  supervisor: yesNo,
  contained_by_bot: yesNo,
  call_back_due: 'A moment, which may lie ahead',
  call_back_kept: moment,
  stations: 'A hand-off from each to the next',
  hand_off_kind: 'Peer or supervisor',
  hand_off_from: asItStands,
  hand_off_to: asItStands,
  hand_off_at: moment,
  context_travelled: yesNo,
  story_repeated: yesNo,
} as const satisfies Record<ContactField, string>;

/** Every kind of thing rows can become, in the words of the import page. */
export const targetWords: Readonly<Record<ImportTarget, TargetWords>> = {
  feedback: {
    name: 'Feedback',
    one: 'record',
    many: 'records',
    sourceHint: 'What this feedback is known as, such as App Store.',
    fields: feedbackFields,
    stored: feedbackStored,
  },
  customers: { name: 'Customers', one: 'customer', many: 'customers', sourceHint: 'The system they come from, such as CRM.', fields: customerFieldWords, stored: customerStored },
  contacts: { name: 'Contacts', one: 'contact', many: 'contacts', sourceHint: 'The system they come from, such as Help desk.', fields: contactFieldWords, stored: contactStored },
};
