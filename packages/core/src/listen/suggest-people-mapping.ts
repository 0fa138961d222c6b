import { findDateOrder } from './find-date-order.ts';
import { contactDates, type ContactField, contactFields, customerDates, type CustomerField, customerFields } from './people-fields.ts';
import type { Suggestion } from './suggest-mapping.ts';

type Rows = readonly (readonly string[])[];

/** Header names as other products export them. */
const customerNames: Readonly<Record<CustomerField, RegExp>> = {
  id: /^(?:(?:customer|user|person|client|account|contact|requester)?[ _-]?(?:id|number|no|ref(?:erence)?)|external[ _-]?id)$/,
  name: /^(?:(?:customer|user|person|client|contact|full)[ _-]?)?name$/,
  email: /^(?:(?:customer|user|person|client|contact)[ _-]?)?e-?mail(?:[ _-]?address)?$/,
  segment: /^(?:segment|customer[ _-]?(?:segment|type)|plan|tier)$/,
  annual_value: /^(?:annual[ _-]?(?:value|revenue)|arr|acv|yearly[ _-]?value|value)$/,
  language: /^(?:language|lang|locale)$/,
  timezone: /^(?:time[ _-]?zone|tz)$/,
  joined: /^(?:joined|customer[ _-]?since|sign(?:ed)?[ _-]?up|created|start[ _-]?date)(?:[ _-]?(?:at|on|date))?$/,
  churned: /^(?:churned|left|cancel(?:l)?ed|closed|end[ _-]?date)(?:[ _-]?(?:at|on|date))?$/,
  consent_surveys: /^(?:consent|opt[ _-]?in|wants?)?[ _-]?surveys?(?:[ _-]?(?:consent|opt[ _-]?in))?$/,
  consent_news: /^(?:consent|opt[ _-]?in|wants?)[ _-]?(?:news|notices)$/,
  consent_digest: /^(?:(?:consent|opt[ _-]?in|wants?)[ _-]?(?:digest|newsletter)|newsletter)$/,
  consent_all: /^(?:(?:e-?mail|marketing|mail)[ _-]?(?:consent|opt[ _-]?in|status)|consent|opt(?:ed)?[ _-]?in|subscribed|wants[ _-]?mail)$/,
  consent_date: /^(?:consent|opt(?:ed)?[ _-]?in|subscribed|unsubscribed)[ _-]?(?:at|on|date|time)$/,
};

const contactNames: Readonly<Record<ContactField, RegExp>> = {
  id: /^(?:(?:contact|interaction|ticket|call|case|conversation)[ _-]?)?(?:id|number|no|#)$/,
  customer_id: /^(?:customer|user|person|client|account|requester)[ _-]?(?:id|number|no|ref(?:erence)?)$/,
  customer_email: /^(?:(?:customer|user|person|client|requester)[ _-]?)?e-?mail(?:[ _-]?address)?$/,
  conversation: /^(?:conversation|thread|story)(?:[ _-]?(?:id|number))?$/,
  channel: /^(?:channel|via|medium|source)$/,
  agent: /^(?:agent|assignee|handled[ _-]?by|teammate)(?:[ _-]?(?:id|name|ref))?$/,
  team: /^(?:team|group|queue|department)(?:[ _-]?name)?$/,
  reason: /^(?:reason|(?:contact|call)[ _-]?(?:driver|reason)|driver|category|topic|disposition)$/,
  journey_stage: /^(?:journey[ _-]?)?stage$/,
  started: /^(?:started|start|created|opened|begin|date|call[ _-]?start)(?:[ _-]?(?:at|on|time|date))?$/,
  ended: /^(?:ended|end|closed|solved|resolved|call[ _-]?end)[ _-]?(?:at|on|time|date)$|^end(?:ed)?$/,
  first_response_seconds: /^(?:first[ _-]?(?:response|reply)(?:[ _-]?time)?|wait(?:ing)?[ _-]?time|speed[ _-]?of[ _-]?answer)(?:[ _-]?\(?s(?:ec(?:ond)?s)?\)?)?$/,
  resolved: /^(?:resolved|solved|fcr|(?:resolved[ _-]?(?:on|at)?[ _-]?)?first[ _-]?contact(?:[ _-]?resol(?:ved|ution))?)$/,
  unresolved_cause: /^(?:unresolved[ _-]?(?:cause|reason)|cause|why[ _-]?not)$/,
  supervisor: /^(?:supervisor|escalated)(?:[ _-]?needed)?$/,
  contained_by_bot: /^(?:contained(?:[ _-]?by[ _-]?bot)?|deflected|bot[ _-]?(?:contained|resolved))$/,
  call_back_due: /^call[ _-]?back[ _-]?(?:due|promised)(?:[ _-]?(?:at|on|for|time))?$/,
  call_back_kept: /^(?:call[ _-]?back[ _-]?(?:kept|made|done)|called[ _-]?back)(?:[ _-]?(?:at|on|time))?$/,
  stations: /^(?:stations|path|route|teams|queues)$/,
  hand_off_kind: /^(?:hand[ _-]?off|transfer)[ _-]?(?:kind|type)$/,
  hand_off_from: /^(?:handed[ _-]?off|hand[ _-]?off|transferr?(?:ed)?)[ _-]?from$/,
  hand_off_to: /^(?:handed[ _-]?off|hand[ _-]?off|transferr?(?:ed)?)[ _-]?to$/,
  hand_off_at: /^(?:handed[ _-]?off|hand[ _-]?off|transferr?(?:ed)?)[ _-]?(?:at|time)$/,
  context_travelled: /^context[ _-]?(?:travell?ed|kept|passed)$/,
  story_repeated: /^story[ _-]?(?:repeated|told[ _-]?again)$|^repeated$/,
};

/** Suggests by their names which columns of a file of customers are what. */
export function suggestCustomerMapping(header: readonly string[], rows: Rows): Suggestion {
  return suggest(header, rows, { fields: customerFields, names: customerNames, dates: customerDates });
}

/** Suggests by their names which columns of a file of contacts are what. */
export function suggestContactMapping(header: readonly string[], rows: Rows): Suggestion {
  return suggest(header, rows, { fields: contactFields, names: contactNames, dates: contactDates });
}

interface Names<Field extends string> {
  readonly fields: readonly Field[];
  readonly names: Readonly<Record<Field, RegExp>>;
  readonly dates: readonly Field[];
}

function suggest<Field extends string>(header: readonly string[], rows: Rows, { fields, names, dates }: Names<Field>): Suggestion {
  const mapping: Partial<Record<string, string>> = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const column = header.find((name) => !taken.has(name) && names[field].test(name.trim().toLowerCase()));
    if (column === undefined) continue;
    mapping[field] = column;
    taken.add(column);
  }
  const places = dates.flatMap((field) => header.indexOf(mapping[field] ?? ''));
  return { mapping, metric: null, ...findDateOrder(rows.flatMap((row) => places.map((place) => (row[place] ?? '').trim()))) };
}
