import { type JourneyStage, journeyStages, type Metric, metrics } from '../vocabulary.ts';
import { IdTable } from './id-table.ts';

/** What the points know of one text. */
export interface SaidText {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly customerId: string | null;
  readonly segment: string | null;
  readonly contactId: string | null;
  /** Of the contact it was said after. */
  readonly stage: JourneyStage | null;
  readonly channel: string;
  readonly sourceId: string;
  readonly language: string | null;
  /** False for agents' reports: they are counted nowhere. */
  readonly isSaid: boolean;
  /** Placed and not empty: what a theme, a coverage and a reach are counted over. */
  readonly isRead: boolean;
  /** Of a score on its metric's usual scale, else null. */
  readonly metric: Metric | null;
  readonly score: number;
}

/** The place of a stage in the journey, from 1; 0 is no stage. */
export function stageNumber(stage: JourneyStage | null): number {
  return stage === null ? 0 : journeyStages.indexOf(stage) + 1;
}

/** Nothing in a column of numbers that begin with 0. */
export const none = -1;

/**
 * What one organisation's customers said, without the words: a column for each thing that figures are counted by, and the themes of each
 * text. Some 80 bytes a text, so that counting a hundred thousand takes milliseconds and needs no roll-up that would blur who said it.
 */
export class Points {
  readonly texts = new IdTable();
  readonly customers = new IdTable();
  readonly contacts = new IdTable();
  readonly themeIds: string[] = [];
  at: Float64Array = new Float64Array(0);
  score: Float64Array = new Float64Array(0);
  /** The number of the customer and of the contact, or none. */
  customer: Int32Array = new Int32Array(0);
  contact: Int32Array = new Int32Array(0);
  /** Words by their number; 0 is no word. */
  channel: Int32Array = new Int32Array(0);
  source: Int32Array = new Int32Array(0);
  language: Int32Array = new Int32Array(0);
  segment: Int32Array = new Int32Array(0);
  /** Of each contact, by `stageNumber`. */
  stage: Uint8Array = new Uint8Array(0);
  /** 0 is not counted, 1 was said, 2 was said and read. */
  state: Uint8Array = new Uint8Array(0);
  /** The place in `metrics`, from 1. */
  metric: Uint8Array = new Uint8Array(0);
  /** The number of a text's theme, or none; texts with several have the others in `further`. */
  theme: Int32Array = new Int32Array(0);
  readonly further = new Map<number, readonly number[]>();
  private readonly wordNumbers = new Map<string, number>();
  private readonly themeNumbers = new Map<string, number>();
  private readonly pointsByTheme: number[] = [];

  /** Takes in a text, or what has changed about it. */
  say(said: SaidText): void {
    const text = this.textOf(said.id);
    this.at[text] = said.at;
    this.state[text] = said.isSaid ? (said.isRead ? 2 : 1) : 0;
    this.channel[text] = this.place(said.channel);
    this.source[text] = this.place(said.sourceId);
    this.language[text] = this.place(said.language);
    this.metric[text] = said.metric === null ? 0 : metrics.indexOf(said.metric) + 1;
    this.score[text] = said.score;
    this.customer[text] = said.customerId === null ? none : this.customers.place(said.customerId);
    this.contact[text] = said.contactId === null ? none : this.contacts.place(said.contactId);
    if (said.customerId !== null) this.setSegment(said.customerId, said.segment);
    if (said.contactId !== null) this.setStage(said.contactId, said.stage);
  }

  /** A customer is in another segment now; nobody who has said something is left alone. */
  setSegment(customerId: string, segment: string | null): void {
    const customer = this.customers.find(customerId);
    if (customer === none) return;
    if (customer >= this.segment.length) this.segment = grown(this.segment, this.customers.size);
    this.segment[customer] = this.place(segment);
  }

  /** A contact is of another stage now. */
  setStage(contactId: string, stage: JourneyStage | null): void {
    const contact = this.contacts.find(contactId);
    if (contact === none) return;
    if (contact >= this.stage.length) this.stage = grown(this.stage, this.contacts.size);
    this.stage[contact] = stageNumber(stage);
  }

  /** A text speaks of a theme; said twice it is the same point. */
  addPoint(textId: string, themeId: string): void {
    const text = this.textOf(textId);
    const theme = this.themeNumbers.get(themeId) ?? this.newTheme(themeId);
    const others = this.further.get(text) ?? [];
    if (this.theme[text] === theme || others.includes(theme)) return;
    if (this.theme[text] === none) this.theme[text] = theme;
    else this.further.set(text, [...others, theme]);
    this.pointsByTheme[theme] = (this.pointsByTheme[theme] ?? 0) + 1;
  }

  /** Takes every point out of some themes. */
  emptyThemes(themeIds: ReadonlySet<string>): void {
    const gone = new Set([...themeIds].flatMap((id) => this.themeNumbers.get(id) ?? []));
    for (const theme of gone) this.pointsByTheme[theme] = 0;
    for (const [text, others] of this.further) {
      const left = others.filter((theme) => !gone.has(theme));
      if (gone.has(this.theme[text] ?? none)) this.theme[text] = left.shift() ?? none;
      if (left.length === 0) this.further.delete(text);
      else this.further.set(text, left);
    }
    for (let text = 0; text < this.texts.size; text += 1) if (gone.has(this.theme[text] ?? none)) this.theme[text] = none;
  }

  pointsIn(themeId: string): number {
    return this.pointsByTheme[this.themeNumbers.get(themeId) ?? none] ?? 0;
  }

  /** The number of a word that occurs, or undefined. */
  wordNumber(word: string): number | undefined {
    return this.wordNumbers.get(word);
  }

  get words(): readonly string[] {
    return [...this.wordNumbers.keys()];
  }

  get bytes(): number {
    const columns = [this.at, this.score, this.customer, this.contact, this.channel, this.source, this.language, this.segment, this.stage, this.state, this.metric, this.theme];
    return [...columns.map((column) => column.byteLength), this.texts.bytes, this.customers.bytes, this.contacts.bytes, this.further.size * 100].reduce((sum, bytes) => sum + bytes, 0);
  }

  private place(word: string | null): number {
    if (word === null) return 0;
    const number = this.wordNumbers.get(word) ?? this.wordNumbers.size + 1;
    this.wordNumbers.set(word, number);
    return number;
  }

  private newTheme(themeId: string): number {
    this.themeNumbers.set(themeId, this.themeIds.length);
    return this.themeIds.push(themeId) - 1;
  }

  private textOf(id: string): number {
    const text = this.texts.place(id);
    if (text < this.at.length) return text;
    this.at = grown(this.at, text + 1);
    this.score = grown(this.score, text + 1);
    this.customer = grown(this.customer, text + 1).fill(none, text);
    this.contact = grown(this.contact, text + 1).fill(none, text);
    this.channel = grown(this.channel, text + 1);
    this.source = grown(this.source, text + 1);
    this.language = grown(this.language, text + 1);
    this.state = grown(this.state, text + 1);
    this.metric = grown(this.metric, text + 1);
    this.theme = grown(this.theme, text + 1).fill(none, text);
    return text;
  }
}

type Column = Float64Array | Int32Array | Uint8Array;

/** A longer copy of a column, with room for as many again. */
function grown(column: Float64Array, size: number): Float64Array;
function grown(column: Int32Array, size: number): Int32Array;
function grown(column: Uint8Array, size: number): Uint8Array;
function grown(column: Column, size: number): Column {
  const length = Math.max(1024, size * 2);
  const longer = column instanceof Float64Array ? new Float64Array(length) : column instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length);
  longer.set(column);
  return longer;
}
