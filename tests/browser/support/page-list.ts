import type { Role } from '@kept/core/permissions.ts';
import type { Places } from './places.ts';

/** One page to look at: its route, whose eyes see it, and where it is. */
export interface PageEntry {
  readonly name: string;
  /** As routeTree.gen.ts writes it; none for the server-rendered pages of customers and agents. */
  readonly route?: string;
  readonly as?: Role;
  readonly at: string | ((places: Places) => string);
}

const theme = '/themes/$id';
const digest = '/digests/$id';

/** Every page of the product, some in more than one state. */
export const pageList: readonly PageEntry[] = [
  { name: 'sign-in', route: '/sign-in', at: '/sign-in' },
  { name: 'forgotten-password', route: '/forgotten-password', at: '/forgotten-password' },
  { name: 'set-up', route: '/set-up', at: '/set-up' },
  { name: 'thread', route: '/thread', at: '/thread?thread=1' },
  { name: 'invitation', route: '/invitation/$token', at: (places) => places.invitation },
  { name: 'reset', route: '/reset/$token', at: (places) => places.reset },
  { name: 'home', route: '/', as: 'lead', at: '/' },
  { name: 'report', route: '/report', as: 'agent', at: '/report' },
  { name: 'nowhere', route: '/$', as: 'viewer', at: '/nowhere' },
  { name: 'my-themes', route: '/my-themes', as: 'owner', at: '/my-themes' },
  { name: 'feedback', route: '/feedback', as: 'lead', at: '/feedback' },
  { name: 'feedback-search', route: '/feedback', as: 'lead', at: '/feedback?q=engineer' },
  { name: 'customers', route: '/customers', as: 'agent', at: '/customers' },
  { name: 'customers-search', route: '/customers', as: 'lead', at: '/customers?q=okafor' },
  { name: 'customer', route: '/customers/$id', as: 'admin', at: ({ customerId }) => `/customers/${customerId}` },
  { name: 'customer-for-agents', route: '/customers/$id', as: 'agent', at: ({ customerId }) => `/customers/${customerId}` },
  { name: 'contacts', route: '/contacts', as: 'agent', at: '/contacts' },
  { name: 'contacts-filtered', route: '/contacts', as: 'lead', at: '/contacts?callBack=open&channel=phone' },
  { name: 'import', route: '/import', as: 'lead', at: '/import' },
  { name: 'surveys', route: '/surveys', as: 'lead', at: '/surveys' },
  { name: 'survey', route: '/surveys/$id', as: 'lead', at: ({ surveyId }) => `/surveys/${surveyId}` },
  { name: 'survey-sending', route: '/surveys/$id', as: 'lead', at: ({ surveyId }) => `/surveys/${surveyId}?tab=sending` },
  { name: 'survey-answers', route: '/surveys/$id', as: 'lead', at: ({ surveyId }) => `/surveys/${surveyId}?tab=answers` },
  { name: 'friction', route: '/friction', as: 'lead', at: '/friction' },
  { name: 'friction-session', route: '/friction/$id', as: 'lead', at: ({ roundId }) => `/friction/${roundId}` },
  { name: 'themes-triage', route: '/themes', as: 'lead', at: '/themes?show=triage' },
  { name: 'themes-all', route: '/themes', as: 'lead', at: '/themes?show=all' },
  { name: 'themes-explorer', route: '/themes', as: 'lead', at: '/themes?show=explorer' },
  { name: 'themes-impact', route: '/themes', as: 'viewer', at: '/themes?show=explorer&view=impact&period=last_12_months&compare=none' },
  { name: 'themes-by-segment', route: '/themes', as: 'lead', at: '/themes?show=explorer&view=segment' },
  { name: 'theme', route: theme, as: 'owner', at: ({ themeId }) => `/themes/${themeId}` },
  { name: 'theme-emerging', route: theme, as: 'lead', at: ({ emergingId }) => `/themes/${emergingId}` },
  { name: 'theme-accept', route: theme, as: 'lead', at: ({ emergingId }) => `/themes/${emergingId}?do=accept` },
  { name: 'run', route: '/runs/$id', as: 'lead', at: ({ runId }) => `/runs/${runId}` },
  { name: 'unthemed', route: '/unthemed', as: 'lead', at: '/unthemed' },
  { name: 'contact-drivers', route: '/contact-drivers', as: 'lead', at: '/contact-drivers' },
  { name: 'contact-drivers-suggested', route: '/contact-drivers', as: 'lead', at: '/contact-drivers?show=suggested' },
  { name: 'actions', route: '/actions', as: 'lead', at: '/actions' },
  { name: 'procedures', route: '/procedures', as: 'agent', at: '/procedures' },
  { name: 'procedures-search', route: '/procedures', as: 'lead', at: '/procedures?q=zeppelin' },
  { name: 'procedure', route: '/procedures/$id', as: 'lead', at: ({ procedureId }) => `/procedures/${procedureId}?changes=2` },
  { name: 'procedure-new', route: '/procedures/new', as: 'lead', at: '/procedures/new' },
  { name: 'procedure-edit', route: '/procedures/$id/edit', as: 'owner', at: ({ procedureId }) => `/procedures/${procedureId}/edit` },
  { name: 'digests', route: '/digests', as: 'marketer', at: '/digests' },
  { name: 'digest-report', route: digest, as: 'marketer', at: ({ digestId }) => `/digests/${digestId}?tab=report` },
  { name: 'digest-words', route: digest, as: 'marketer', at: ({ digestId }) => `/digests/${digestId}?tab=words` },
  { name: 'digest-preview', route: digest, as: 'marketer', at: ({ digestId }) => `/digests/${digestId}?tab=preview` },
  { name: 'digest-audience', route: digest, as: 'marketer', at: ({ digestId }) => `/digests/${digestId}?tab=audience` },
  { name: 'public-page-link', route: '/public-page', as: 'marketer', at: '/public-page' },
  { name: 'outbox', route: '/outbox', as: 'admin', at: '/outbox' },
  { name: 'outbox-mail', route: '/outbox', as: 'admin', at: ({ mailId }) => `/outbox?mail=${mailId}` },
  { name: 'outbox-in', route: '/outbox', as: 'admin', at: '/outbox?box=in' },
  { name: 'suppressions', route: '/suppressions', as: 'marketer', at: '/suppressions' },
  { name: 'suppressions-files', route: '/suppressions', as: 'admin', at: '/suppressions?tab=files' },
  { name: 'health', route: '/health', as: 'viewer', at: '/health?period=this_year' },
  { name: 'key-people', route: '/key-people', as: 'viewer', at: '/key-people' },
  { name: 'members', route: '/members', as: 'admin', at: '/members' },
  { name: 'settings', route: '/settings', as: 'admin', at: '/settings' },
  { name: 'sources', route: '/settings', as: 'admin', at: '/settings?tab=sources' },
  { name: 'webhooks', route: '/settings', as: 'admin', at: '/settings?tab=webhooks' },
  { name: 'working-days', route: '/settings', as: 'admin', at: '/settings?tab=calendar' },
  { name: 'ladders', route: '/settings', as: 'lead', at: '/settings?tab=ladders' },
  { name: 'keys', route: '/settings', as: 'admin', at: '/settings?tab=keys' },
  { name: 'public-survey', at: ({ survey }) => survey },
  { name: 'public-friction', at: ({ friction }) => friction },
  { name: 'public-friction-session', at: ({ friction, roundId }) => `${friction}/session/${roundId}` },
  { name: 'public-friction-receipt', at: ({ friction }) => `${friction}/receipt` },
  { name: 'public-page', at: ({ publicPage }) => publicPage },
  { name: 'public-page-searched', at: ({ publicPage }) => `${publicPage}?q=bill&kind=did` },
  { name: 'public-theme', at: ({ publicPage, themeId }) => `${publicPage}/themes/${themeId}` },
  { name: 'public-digests', at: ({ publicPage }) => `${publicPage}/digests` },
  { name: 'public-digest', at: ({ publicPage, digestId }) => `${publicPage}/digests/${digestId}` },
  { name: 'public-block', at: ({ publicPage }) => `${publicPage}/embed` },
  { name: 'public-receipt', at: ({ receipt }) => receipt },
  { name: 'public-answer', at: ({ answer }) => answer },
  { name: 'public-unsubscribe', at: ({ unsubscribe }) => unsubscribe },
  { name: 'public-preferences', at: ({ preferences }) => preferences },
];

/** Where an entry is in this world. */
export function addressOf(entry: PageEntry, places: Places): string {
  return typeof entry.at === 'string' ? entry.at : entry.at(places);
}
