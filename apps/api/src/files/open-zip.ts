import { AppError } from '@kept/core/errors.ts';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { type FileBytes, headOf } from './file-bytes.ts';

/** What is read out of a ZIP, and what else is in it. */
export interface OpenZip {
  readonly file: FileBytes;
  readonly name: string;
  /** Further files of a kind we could read. */
  readonly others: readonly string[];
}

const mostUnpacked = 2 * 1024 ** 3;
/** Text packs to a tenth, at the very best to a hundredth. */
const densest = 200;
const smallEnough = 64 * 1024 ** 2;
const mostEntries = 1000;
const readable = /\.(?:csv|tsv|txt|json|jsonl|ndjson)$/i;
const damaged = 'This ZIP file is damaged or breaks off. Pack it again, or send the file inside it.';

/** Whether a file begins as a ZIP does. */
export async function isZip(file: FileBytes): Promise<boolean> {
  const [a, b, c, d] = await headOf(file, 4);
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

/** Opens one file inside a ZIP, the one that is named or the largest we can read, without ever holding it whole. Throws AppError in a sentence. */
export async function openZip(file: FileBytes, wanted?: string): Promise<OpenZip> {
  const entries = await listEntries(file);
  if (entries.some((entry) => entry.fileName === '[Content_Types].xml')) throw new AppError('invalid', 'This is an Excel workbook, not a CSV. Open it and save it as CSV (UTF-8).');
  const files = entries.filter((entry) => readable.test(entry.fileName) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(entry.fileName)).sort((a, b) => b.uncompressedSize - a.uncompressedSize);
  const chosen = wanted === undefined ? files[0] : files.find((entry) => entry.fileName === wanted);
  if (chosen === undefined) throw new AppError('invalid', wanted === undefined ? 'This ZIP holds no CSV, text or JSON file.' : `This ZIP holds no file called “${wanted}”.`);
  if ((chosen.generalPurposeBitFlag & 1) === 1) throw new AppError('invalid', 'This ZIP is locked with a password. Pack it again without one.');
  refuseBomb(chosen);
  return { file: { size: chosen.uncompressedSize, read: () => unpack(file, chosen) }, name: chosen.fileName, others: files.filter((entry) => entry !== chosen).map((entry) => entry.fileName) };
}

/** Threat: a small file that unpacks to far more than anybody has room for. What it says of itself is checked here, what comes is counted on the way. */
function refuseBomb({ uncompressedSize, compressedSize }: Entry): void {
  if (uncompressedSize > mostUnpacked) throw new AppError('invalid', 'The file in this ZIP is larger than 2 GB once unpacked. Send it in parts.');
  if (uncompressedSize > smallEnough && uncompressedSize > compressedSize * densest) throw new AppError('invalid', 'This ZIP unpacks to more than two hundred times its size, which no real export does, so it was not opened.');
}

async function listEntries(file: FileBytes): Promise<Entry[]> {
  const zip = await openDirectory(file);
  return new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > mostEntries) reject(new AppError('invalid', `This ZIP holds more than ${mostEntries.toLocaleString('en-GB')} files. Pack only the ones to import.`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new AppError('invalid', damaged)));
    zip.readEntry();
  });
}

function openDirectory(file: FileBytes): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new PartsReader(file), file.size, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(new AppError('invalid', damaged));
    });
  });
}

async function* unpack(file: FileBytes, entry: Entry): AsyncGenerator<Uint8Array> {
  const zip = await openDirectory(file);
  const stream = await new Promise<Readable>((resolve, reject) => zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(new AppError('invalid', damaged)))));
  let size = 0;
  try {
    for await (const piece of stream) {
      if (!(piece instanceof Uint8Array)) continue;
      size += piece.length;
      if (size > mostUnpacked) throw new AppError('invalid', 'The file in this ZIP is larger than 2 GB once unpacked. Send it in parts.');
      yield piece;
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('invalid', damaged);
  }
}

/** Reads a ZIP from wherever it lies; yauzl asks for the pieces it needs. */
class PartsReader extends RandomAccessReader {
  readonly #file: FileBytes;

  constructor(file: FileBytes) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end));
  }
}
