import type { DefinitionMatch, PackedDefinition } from './definition-scores.ts';
import type { NearSettings, NearText } from './find-near.ts';
import type { FindSettings } from './find-themes.ts';
import type { PackedChange } from './kept-stores.ts';
import type { PackedTexts } from './pack-texts.ts';
import type { PlaceSettings } from './place-texts.ts';
import type { EngineRuntime, FoundThemes, Placement } from './theme-engine.ts';

/** What a worker thread can be asked for, and what it answers. */
export interface WorkerTasks {
  encode: { input: { readonly texts: readonly string[]; readonly runtime: EngineRuntime; readonly threads: number }; output: readonly Uint8Array[] };
  find: { input: { readonly packed: PackedTexts; readonly settings: FindSettings }; output: FoundThemes };
  /** No output where the thread does not hold what the change builds on. */
  place: { input: { readonly texts: PackedTexts; readonly change: PackedChange; readonly settings: PlaceSettings }; output: readonly Placement[] | undefined };
  near: { input: { readonly question: PackedTexts; readonly change: PackedChange; readonly settings: NearSettings }; output: readonly NearText[] | undefined };
  match: { input: { readonly definition: PackedDefinition; readonly change: PackedChange }; output: readonly DefinitionMatch[] | undefined };
}

export type TaskName = keyof WorkerTasks;

export type WorkerRequest = { readonly [N in TaskName]: { readonly number: number; readonly name: N; readonly input: WorkerTasks[N]['input'] } }[TaskName];

export type WorkerAnswer =
  | { readonly number: number; readonly kind: 'step'; readonly step: string }
  | { readonly number: number; readonly kind: 'done'; readonly output: WorkerTasks[TaskName]['output'] }
  | { readonly number: number; readonly kind: 'failed'; readonly message: string };
