import { isVerbDecided } from '@kept/core/organisation/name-webhook-event.ts';

/** One source file as the rules see it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule of the house: says what is wrong with a file, or nothing; `broken` is a file that must be caught. */
export interface Rule {
  readonly name: string;
  readonly check: (file: SourceFile) => string | undefined;
  readonly broken: SourceFile;
}

const stages = ['listen', 'understand', 'act', 'close-loop', 'measure'];

const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/db': ['core'],
  'packages/emails': ['core'],
  'packages/themes': ['core'],
  'apps/api': ['core', 'db', 'emails', 'themes'],
  'apps/cli': ['core', 'themes', 'api'],
  'apps/web': ['core', 'api'],
};

const isTest = (file: SourceFile) => /\.test\.tsx?$/.test(file.path) || file.path.startsWith('tests/') || file.path.startsWith('bench/');
const placeOf = (file: SourceFile) => file.path.split('/').slice(0, 2).join('/');
const importsOf = (text: string) => [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?[^;'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g)].map((found) => ({ isType: found[2] !== undefined, from: found[3] ?? found[4] ?? '' }));
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');

/** Every verb a file writes into the audit log, as it spells it; some choose theirs from a table or hand it on. */
function verbsIn(text: string): string[] {
  const places = [...text.matchAll(/recordAudit\([^;]*?`/g), ...text.matchAll(/const verbs = \{[^}]*\}/g), ...text.matchAll(/touch\(tx, ctx, \w+, '[a-z-]+'/g)];
  return places.flatMap(([place]) => [...place.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, word = '']) => word)).filter((word) => !['member', 'system'].includes(word));
}

/** A file of pages that belong together holds nothing else that runs. */
function pagesProblem(text: string): string | undefined {
  const functions = [...text.matchAll(/export (?:async )?function\*? (\w+)/g)].map((found) => found[1] ?? '');
  const other = functions.find((name) => !name.endsWith('Page'));
  if (other !== undefined) return `exports ${other} among its pages`;
  return functions.length > 1 ? undefined : 'is called pages and exports fewer than two';
}

/** Every rule of the house that a machine can see in the text of a file. */
export const rules: readonly Rule[] = [
  {
    name: 'packages import only along the allowed arrows',
    check: (file) => {
      const allowed = mayImport[placeOf(file)];
      if (allowed === undefined || isTest(file)) return undefined;
      const own = placeOf(file).split('/')[1];
      const wrong = importsOf(file.text).find(({ from }) => from.startsWith('@kept/') && from.split('/')[1] !== own && !allowed.includes(from.split('/')[1] ?? ''));
      return wrong === undefined ? undefined : `imports ${wrong.from}`;
    },
    broken: { path: 'packages/core/src/x.ts', text: "import { a } from '@kept/db/client.ts';" },
  },
  {
    name: 'the web app takes types from the API, never code',
    check: (file) => {
      if (!file.path.startsWith('apps/web/')) return undefined;
      const wrong = importsOf(file.text).find(({ from, isType }) => from.startsWith('@kept/api/') && !isType);
      return wrong === undefined ? undefined : `imports code from ${wrong.from}`;
    },
    broken: { path: 'apps/web/src/x.ts', text: "import { createApp } from '@kept/api/app.ts';" },
  },
  {
    name: 'a stage imports from earlier stages only',
    check: (file) => {
      const own = /^(?:apps\/api\/src|packages\/core\/src)\/([a-z-]+)\//.exec(file.path)?.[1] ?? '';
      if (!stages.includes(own) || isTest(file)) return undefined;
      const later = stages.slice(stages.indexOf(own) + 1);
      const wrong = importsOf(file.text).find(({ from }) => later.some((stage) => from.startsWith(`../${stage}/`) || from.startsWith(`@kept/core/${stage}/`)));
      return wrong === undefined ? undefined : `imports ${wrong.from} from a later stage`;
    },
    broken: { path: 'apps/api/src/listen/x.ts', text: "import { acceptTheme } from '../act/accept-theme.ts';" },
  },
  {
    name: 'core never waits, never looks at the clock, never rolls dice',
    check: (file) => {
      if (!file.path.startsWith('packages/core/src/') || isTest(file)) return undefined;
      return /\bawait\b|\bDate\.now\(|new Date\(\)|Math\.random|performance\.now|process\.env/.exec(withoutComments(file.text))?.[0];
    },
    broken: { path: 'packages/core/src/x.ts', text: 'export const now = () => new Date();' },
  },
  {
    name: 'the API takes time and chance from its context',
    check: (file) => {
      if (!file.path.startsWith('apps/api/src/') || isTest(file) || /src\/(open-deps|main|organisation\/sessions)\.ts$/.test(file.path) || file.path.startsWith('apps/api/src/demo/lay-')) return undefined;
      return /\bDate\.now\(|new Date\(\)|Math\.random/.exec(withoutComments(file.text))?.[0];
    },
    broken: { path: 'apps/api/src/listen/x.ts', text: 'export const now = () => Date.now();' },
  },
  {
    name: 'tenant rows are reached through inOrg only',
    check: (file) => (file.path.startsWith('apps/') && !isTest(file) ? /\bdb\.(select|insert|update|delete|transaction|execute)\b/.exec(withoutComments(file.text))?.[0] : undefined),
    broken: { path: 'apps/api/src/listen/x.ts', text: 'await ctx.db.select().from(feedback);' },
  },
  {
    name: 'acrossOrgs is used in jobs.ts alone',
    check: (file) => (/\bacrossOrgs\b/.test(file.text) && !['apps/api/src/jobs.ts', 'packages/db/src/scope.ts'].includes(file.path) && !isTest(file) ? 'uses acrossOrgs' : undefined),
    broken: { path: 'apps/api/src/listen/x.ts', text: 'await acrossOrgs(db, find);' },
  },
  {
    name: 'of every verb of the audit log it is decided what webhooks tell (core, name-webhook-event.ts)',
    check: (file) => {
      const wrong = file.path.startsWith('apps/api/src/') && !isTest(file) ? verbsIn(file.text).find((verb) => !isVerbDecided(verb)) : undefined;
      return wrong === undefined ? undefined : `writes ${wrong}: add it to packages/core/src/organisation/name-webhook-event.ts, with its event or null`;
    },
    broken: { path: 'apps/api/src/act/x.ts', text: "await recordAudit(tx, ctx, 'paint-theme', `theme:${id}`);" },
  },
  {
    name: 'the environment is read once, in main.ts',
    check: (file) => (file.path.startsWith('apps/api/src/') && file.path !== 'apps/api/src/main.ts' && /process\.env/.test(withoutComments(file.text)) ? 'reads process.env' : undefined),
    broken: { path: 'apps/api/src/app.ts', text: 'const port = process.env.PORT;' },
  },
  {
    name: 'routes hold no SQL, no try and no branches on state',
    check: (file) => (/apps\/api\/src\/.*routes\.ts$/.test(file.path) ? /\bsql`|\btry\s*\{|\.select\(|\.insert\(|\bif\s*\(/.exec(withoutComments(file.text))?.[0] : undefined),
    broken: { path: 'apps/api/src/act/routes.ts', text: "if (theme.status === 'open') return c.json({});" },
  },
  {
    name: 'files are kebab-case and say what they hold',
    check: (file) => {
      const name = file.path.split('/').at(-1) ?? '';
      if (/^(index|utils?|helpers?|common|misc)\.tsx?$/.test(name) && !file.path.includes('/routes/')) return `is called ${name}`;
      return /^[a-z0-9-]+(\.(test|config|browser\.config|gen|d))?\.(tsx?|mjs)$/.test(name) || file.path.includes('/routes/') ? undefined : `${name} is not kebab-case`;
    },
    broken: { path: 'apps/api/src/act/utils.ts', text: '' },
  },
  {
    name: 'names are product words',
    check: (file) => (isTest(file) ? undefined : /export (?:async )?(?:function|const|class) (?:(?:process|handle|manage|execute)[A-Z]\w*|\w+(?:Service|Manager|Repository|Helper|Utils?))\b/.exec(file.text)?.[0]),
    broken: { path: 'apps/api/src/act/x.ts', text: 'export class ThemeService {}' },
  },
  {
    name: 'a verb lives in the file named after it',
    check: (file) => {
      const name = /^apps\/api\/src\/(?:listen|understand|act|close-loop|measure|organisation|mail)\/([a-z-]+)\.ts$/.exec(file.path)?.[1];
      if (name === undefined || name.endsWith('routes') || name.endsWith('-pages')) return undefined;
      const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
      const exported = [...file.text.matchAll(/export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/g)].map((found) => found[1]?.toLowerCase() ?? '');
      return exported.some((word) => word.includes(camel.toLowerCase()) || camel.toLowerCase().includes(word)) ? undefined : `exports nothing called ${camel}`;
    },
    broken: { path: 'apps/api/src/act/assign-owner.ts', text: 'export function moveTheme() {}' },
  },
  {
    name: 'a file of pages exports pages',
    check: (file) => (/^apps\/api\/src\/[a-z-]+\/[a-z-]+-pages\.ts$/.test(file.path) ? pagesProblem(file.text) : undefined),
    broken: { path: 'apps/api/src/listen/friction-pages.ts', text: 'export function reportPage() {}\nexport function saveReport() {}' },
  },
  {
    name: 'no test replaces our own code',
    check: (file) => (isTest(file) && /\bvi\.mock\(|vi\.spyOn\(/.test(file.text) && !file.path.endsWith('architecture-rules.ts') ? 'mocks' : undefined),
    broken: { path: 'tests/act/x.test.ts', text: "vi.mock('../../apps/api/src/app.ts');" },
  },
  {
    name: 'nothing is left unfinished or unrun',
    check: (file) => (file.path.endsWith('architecture-rules.ts') ? undefined : /\b(?:TODO|FIXME|XXX)\b|\b(?:it|test|describe)\.(?:skip|only|todo)\(/.exec(file.text)?.[0]),
    broken: { path: 'apps/api/src/act/x.ts', text: '// TODO later' },
  },
];
