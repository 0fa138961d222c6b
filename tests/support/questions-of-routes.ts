/** The things of one organisation that questions are asked about; the report is an agent's. */
export interface Asked {
  readonly slug: string;
  readonly word: string;
  readonly canary: string;
  readonly theme: string;
  readonly feedback: string;
  readonly report: string;
  readonly mention: string;
  readonly customer: string;
  readonly contact: string;
  readonly survey: string;
  readonly digest: string;
  readonly run: string;
  readonly importRun: string;
  readonly mail: string;
  readonly procedure: string;
  readonly receipt: string;
  readonly answer: string;
}

/** What is decided about a GET route: it is asked, and agents' reports must change nothing in its answers; it tells agents' side, and another test asks it; or it says nothing of what anybody said. */
export type Question = { readonly asked: (at: Asked) => readonly string[] } | { readonly tells: string } | { readonly apart: string };

const asked = (...paths: ((at: Asked) => string)[]): Question => ({ asked: (at) => paths.map((path) => path(at)) });
const plain = (path: string): Question => ({ asked: () => [path] });
const page: Question = { apart: 'a page or script that is the same for everybody' };
const staff: Question = { apart: 'of accounts, keys, members and settings' };
const suppressed: Question = { apart: 'of addresses that get nothing more, and why' };
const setUp: Question = { apart: 'how a source, survey or calendar is set up' };
const narrowed = (path: string, narrowings: readonly string[]) => narrowings.map((narrowing) => () => `${path}?${narrowing}`);
const narrowings = ['sentiment=negative', 'from=2026-10-01&to=2026-11-30', 'segment=Home', 'language=en', 'source=Survey', 'kind=survey', 'unthemed=1'];

/** Every GET route, and what is decided about it; a route without a decision makes the test red. */
export const questions: Readonly<Record<string, Question>> = {
  '/api/v1/feedback': asked(() => '/api/v1/feedback?limit=100', ({ canary }) => `/api/v1/feedback?q=${canary}`, ({ word }) => `/api/v1/feedback?q=${word}&limit=100`, ({ theme }) => `/api/v1/feedback?theme=${theme}&limit=100`, ...narrowed('/api/v1/feedback', narrowings)),
  '/api/v1/feedback/:id': asked(({ feedback }) => `/api/v1/feedback/${feedback}`, ({ report }) => `/api/v1/feedback/${report}`),
  '/api/v1/search': asked(({ canary }) => `/api/v1/search?q=${canary}`, ({ word }) => `/api/v1/search?q=${word}&limit=50`),
  '/api/v1/themes': asked(() => '/api/v1/themes', ({ canary }) => `/api/v1/themes?search=${canary}`),
  '/api/v1/themes/:id': asked(({ theme }) => `/api/v1/themes/${theme}`),
  '/api/v1/themes/:id/mentions': asked(({ theme }) => `/api/v1/themes/${theme}/mentions?limit=100`, ({ theme }) => `/api/v1/themes/${theme}/mentions?sentiment=negative`),
  '/api/v1/themes/:id/trend': asked(({ theme }) => `/api/v1/themes/${theme}/trend`),
  '/api/v1/themes/:id/fix-reasons': asked(({ theme }) => `/api/v1/themes/${theme}/fix-reasons`),
  '/api/v1/themes/:id/spikes': asked(({ theme }) => `/api/v1/themes/${theme}/spikes`),
  '/api/v1/themes/:id/ladder': asked(({ theme }) => `/api/v1/themes/${theme}/ladder`),
  '/api/v1/themes/:id/suggestions': asked(({ theme }) => `/api/v1/themes/${theme}/suggestions`),
  '/api/v1/themes/:id/owner-suggestions': asked(({ theme }) => `/api/v1/themes/${theme}/owner-suggestions`),
  '/api/v1/themes/:id/merge-candidates': asked(({ theme }) => `/api/v1/themes/${theme}/merge-candidates`),
  '/api/v1/themes/league': asked(() => '/api/v1/themes/league?by=owner', () => '/api/v1/themes/league?by=origin', ({ canary }) => `/api/v1/themes/league?by=stage&search=${canary}`),
  '/api/v1/themes/mine': plain('/api/v1/themes/mine'),
  '/api/v1/themes/runs/latest': plain('/api/v1/themes/runs/latest'),
  '/api/v1/themes/runs/:id': asked(({ run }) => `/api/v1/themes/runs/${run}`),
  '/api/v1/mentions/:id/why': asked(({ mention }) => `/api/v1/mentions/${mention}/why`),
  '/api/v1/unthemed': asked(() => '/api/v1/unthemed?limit=100', ({ canary }) => `/api/v1/unthemed?search=${canary}`),
  '/api/v1/actions': plain('/api/v1/actions'),
  '/api/v1/reading': plain('/api/v1/reading'),
  '/api/v1/encoder': plain('/api/v1/encoder'),
  '/api/v1/explorer': asked(...narrowed('/api/v1/explorer', ['view=volume', 'view=impact&metric=nps', 'period=last_12_months', 'segment=Home', 'source=Survey', 'language=en'])),
  '/api/v1/explorer/choices': plain('/api/v1/explorer/choices'),
  '/api/v1/explorer/pivot': asked(...narrowed('/api/v1/explorer/pivot', ['by=segment', 'by=stage'])),
  '/api/v1/health': asked(() => '/api/v1/health', () => '/api/v1/health?period=last_12_months', () => '/api/v1/health?segment=Home'),
  '/api/v1/key-people': plain('/api/v1/key-people'),
  '/api/v1/contact-drivers': plain('/api/v1/contact-drivers'),
  '/api/v1/contact-drivers/suggestions': plain('/api/v1/contact-drivers/suggestions'),
  '/api/v1/customers': asked(() => '/api/v1/customers', ({ canary }) => `/api/v1/customers?q=${canary}`),
  '/api/v1/customers/:id': asked(({ customer }) => `/api/v1/customers/${customer}`),
  '/api/v1/customers/:id/context': asked(({ customer }) => `/api/v1/customers/${customer}/context`),
  '/api/v1/customers/:id/history': asked(({ customer }) => `/api/v1/customers/${customer}/history`),
  '/api/v1/customers/:id/route-hint': asked(({ customer }) => `/api/v1/customers/${customer}/route-hint`),
  '/api/v1/customers/:id/consents': asked(({ customer }) => `/api/v1/customers/${customer}/consents`),
  '/api/v1/interactions': asked(() => '/api/v1/interactions', () => '/api/v1/interactions?channel=phone'),
  '/api/v1/interactions/:id': asked(({ contact }) => `/api/v1/interactions/${contact}`),
  '/api/v1/themes/:id/telling': asked(({ theme }) => `/api/v1/themes/${theme}/telling`),
  '/api/v1/notices/:id/preview': { apart: 'a notice is written to customers: whom it quotes is asked in notices.test.ts' },
  '/api/v1/notices/:id/people': { apart: 'the names of customers behind a theme' },
  '/api/v1/digests': plain('/api/v1/digests'),
  '/api/v1/digests/:id': asked(({ digest }) => `/api/v1/digests/${digest}`),
  '/api/v1/digests/:id/preview': asked(({ digest }) => `/api/v1/digests/${digest}/preview`),
  '/api/v1/digest-audience-choices': plain('/api/v1/digest-audience-choices'),
  '/api/v1/digests/:id/audience': asked(({ digest }) => `/api/v1/digests/${digest}/audience`, ({ digest, theme }) => `/api/v1/digests/${digest}/audience?rules=${encodeURIComponent(JSON.stringify({ match: 'all', segments: null, languages: null, themes: [theme], saidYes: false, withinDays: 365 }))}`),
  '/api/v1/digests/:id/comparison': asked(({ digest }) => `/api/v1/digests/${digest}/comparison`),
  '/api/v1/digests/:id/left-out': asked(({ digest }) => `/api/v1/digests/${digest}/left-out`, ({ digest, canary }) => `/api/v1/digests/${digest}/left-out?q=${canary}`),
  '/api/v1/digests/:id/report': asked(({ digest }) => `/api/v1/digests/${digest}/report`),
  '/api/v1/digests/:id/recipients': asked(({ digest }) => `/api/v1/digests/${digest}/recipients`),
  '/api/v1/inbound': plain('/api/v1/inbound'),
  '/api/v1/outbox': plain('/api/v1/outbox'),
  '/api/v1/suppressions': suppressed,
  '/api/v1/suppressions/export': suppressed,
  '/api/v1/suppressions/imports': suppressed,
  '/api/v1/outbox/:id': asked(({ mail }) => `/api/v1/outbox/${mail}`),
  '/api/v1/outbox/:id/raw': asked(({ mail }) => `/api/v1/outbox/${mail}/raw`),
  '/api/v1/imports': plain('/api/v1/imports'),
  '/api/v1/imports/:id': asked(({ importRun }) => `/api/v1/imports/${importRun}`),
  '/api/v1/imports/:id/problems.csv': asked(({ importRun }) => `/api/v1/imports/${importRun}/problems.csv`),
  '/api/v1/imports/:id/undo': asked(({ importRun }) => `/api/v1/imports/${importRun}/undo`),
  '/api/v1/surveys': plain('/api/v1/surveys'),
  '/api/v1/surveys/:id': asked(({ survey }) => `/api/v1/surveys/${survey}`),
  '/api/v1/surveys/:id/responses': asked(({ survey }) => `/api/v1/surveys/${survey}/responses`),
  '/api/v1/surveys/:id/presses': asked(({ survey }) => `/api/v1/surveys/${survey}/presses`),
  '/api/v1/surveys/:id/sending/decisions': asked(({ survey }) => `/api/v1/surveys/${survey}/sending/decisions`),
  '/api/v1/surveys/:id/sending/figures': asked(({ survey }) => `/api/v1/surveys/${survey}/sending/figures`),
  '/api/v1/procedures': plain('/api/v1/procedures'),
  '/api/v1/procedures/:id': asked(({ procedure }) => `/api/v1/procedures/${procedure}`),
  '/api/v1/procedures/:id/difference': asked(({ procedure }) => `/api/v1/procedures/${procedure}/difference?from=1&to=1`),
  '/api/v1/audit': plain('/api/v1/audit'),
  '/o/:org': asked(({ slug }) => `/o/${slug}`, ({ slug, word }) => `/o/${slug}?kind=working&q=${word}`),
  '/o/:org/themes/:id': asked(({ slug, theme }) => `/o/${slug}/themes/${theme}`),
  '/o/:org/themes/:id/share.png': asked(({ slug, theme }) => `/o/${slug}/themes/${theme}/share.png`),
  '/n/:token': { apart: 'an address entered for the news, before its owner said yes' },
  '/o/:org/digests': asked(({ slug }) => `/o/${slug}/digests`),
  '/o/:org/digests/:id': { apart: 'a digest as it went out: its making is asked above' },
  '/o/:org/feed.atom': asked(({ slug }) => `/o/${slug}/feed.atom`),
  '/o/:org/data.json': asked(({ slug }) => `/o/${slug}/data.json`),
  '/o/:org/embed': asked(({ slug }) => `/o/${slug}/embed`),
  '/r/:token/erase': { apart: 'asks whether one person is to be forgotten' },
  '/r/:token': asked(({ receipt }) => receipt),
  '/a/:token': asked(({ answer }) => answer),

  '/api/v1/themes/:id/agents': { tells: 'cells of theme, week and team: small-differences.test.ts' },
  '/api/v1/explorer/agents': { tells: 'cells of theme, week and team: small-differences.test.ts' },
  '/api/v1/friction/rounds': { tells: 'how many reports a round has, from five on: small-differences.test.ts' },
  '/api/v1/friction/rounds/:id/session': { tells: 'the points of a round: small-differences.test.ts' },
  '/f/:org/session/:id': { tells: 'the same points as a poster: small-differences.test.ts' },
  '/f/:org/receipt': { tells: 'one report’s answer to whoever holds its code: tests/listen/friction.test.ts' },

  '/a/preview': page, '/p/preview': page, '/r/preview': page, '/u/preview': page, '/friction.js': page, '/clicked.js': page, '/survey.js': page, '/widget.js': page,
  '/f/:org': page, '/p/:token': { apart: 'what one address wants to hear' }, '/u/:token': { apart: 'whether one address hears anything' },
  '/i/:token': { apart: 'a picture of the organisation’s own' },
  '/t/:token/:deed': { apart: 'asks one owner about one theme, by its title' },
  '/s/:org/:survey': { apart: 'asks a customer' }, '/s/:org/:survey/embed': { apart: 'asks a customer' },
  '/api/v1/audit/verification': staff, '/api/v1/keys': staff, '/api/v1/members': staff, '/api/v1/members/:id/departure-plan': staff, '/api/v1/members/invitations': staff, '/api/v1/invitations/:token': staff, '/api/v1/session': staff, '/api/v1/set-up': staff, '/api/v1/settings': staff, '/api/v1/brand-images': staff, '/api/v1/settings/domain': staff, '/api/v1/settings/accent': staff, '/tls-allowed': page, '/api/v1/demo': staff,
  '/api/v1/themes/changes': { apart: 'a stream of which themes people change, without words or counts' },
  '/api/v1/views': { apart: 'the words of an address that members keep under a name' },
  '/api/v1/ladders': setUp, '/api/v1/calendar': setUp, '/api/v1/calendar/holidays': setUp, '/api/v1/imports/files/:id': setUp, '/api/v1/surveys/templates': setUp, '/api/v1/surveys/:id/preview': setUp, '/api/v1/surveys/:id/qr.svg': setUp, '/api/v1/surveys/:id/sending': setUp,
  '/api/v1/webhook-endpoints': staff, '/api/v1/webhook-endpoints/:id': staff, '/api/v1/webhook-endpoints/:id/deliveries': { apart: 'ids, titles and statuses that were sent, which another test reads' },
  '/api/v1/webhook-sources': setUp, '/api/v1/webhook-sources/:id': setUp, '/api/v1/webhook-sources/:id/events': setUp, '/api/v1/webhook-sources/:id/events/:event': setUp, '/api/v1/webhooks/:org/:address': setUp,
  '/api/v1/friction/keys/:org': { apart: 'the public keys that slips are checked with' }, '/api/v1/friction/slips': { apart: 'for which rounds the asking agent may have a slip' },
  '/api/v1/try': { apart: 'a file somebody tries, of an organisation of its own' }, '/api/v1/try/:token': { apart: 'a file somebody tries, of an organisation of its own' },
};
