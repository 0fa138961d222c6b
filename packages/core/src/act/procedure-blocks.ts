import { fromMarkdown } from 'mdast-util-from-markdown';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Inline = Extract<Node, { type: 'paragraph' }>['children'][number];

/** A piece of a line: its words, and how they are set. */
export interface Run {
  readonly text: string;
  readonly set: 'plain' | 'strong' | 'emphasis' | 'code';
  /** Where a link leads; web and mail addresses only. */
  readonly href: string | null;
}

/** A block of a procedure, ready to be set by a page: nothing in it is markup. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'steps' | 'list'; readonly start: number; readonly items: readonly (readonly Run[])[] };

/** Reads CommonMark; HTML in it is shown as the letters it is written in. */
export function procedureBlocks(markdown: string): Block[] {
  return fromMarkdown(markdown).children.flatMap(blockOf);
}

/** The steps of a procedure: the items of its numbered lists, in order, as plain text. */
export function procedureSteps(markdown: string): string[] {
  return procedureBlocks(markdown).flatMap((block) => (block.kind === 'steps' ? block.items.map((runs) => runs.map(({ text }) => text).join('')) : []));
}

function blockOf(node: Node): Block[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [{ kind: node.type, runs: runsOf(node.children) }];
    case 'blockquote':
      return node.children.flatMap(blockOf).map((block): Block => ('runs' in block ? { kind: 'quote', runs: block.runs } : block));
    case 'list':
      return listOf(node);
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'html':
      return [{ kind: 'paragraph', runs: [plain(node.value)] }];
    default:
      return [];
  }
}

/** What hangs under an item (a second paragraph, a list of its own) is told in the item's own line. */
function listOf(list: Extract<Node, { type: 'list' }>): Block[] {
  const items = list.children.map((item) => joined(item.children.flatMap(blockOf).map(lineOf).filter((runs) => runs.length > 0)));
  return [{ kind: list.ordered === true ? 'steps' : 'list', start: list.start ?? 1, items }];
}

function lineOf(block: Block): readonly Run[] {
  if ('runs' in block) return block.runs;
  return 'items' in block ? joined(block.items) : [{ text: block.text, set: 'code', href: null }];
}

function joined(lines: readonly (readonly Run[])[]): Run[] {
  return lines.flatMap((runs, at) => (at === 0 ? runs : [plain(' '), ...runs]));
}

function runsOf(children: readonly Inline[], set: Run['set'] = 'plain', href: string | null = null): Run[] {
  return children.flatMap((child): Run[] => {
    switch (child.type) {
      case 'text':
        return [{ text: child.value, set, href }];
      case 'inlineCode':
        return [{ text: child.value, set: 'code', href }];
      case 'strong':
      case 'emphasis':
        return runsOf(child.children, child.type, href);
      case 'link':
        return runsOf(child.children, set, isSafe(child.url) ? child.url : null);
      case 'break':
        return [{ text: ' ', set, href }];
      case 'html':
        return [{ text: child.value, set, href }];
      case 'image':
        return [{ text: child.alt ?? '', set, href }];
      default:
        return [];
    }
  });
}

function isSafe(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url);
}

function plain(text: string): Run {
  return { text, set: 'plain', href: null };
}
