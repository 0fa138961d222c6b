import type { ComponentProps } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import type { TextField } from '../../ui/text-field.tsx';
import type { Settings } from './queries.ts';

/** What an administrator can change; the rest of the settings follows from it. */
export type SettingsChange = Omit<Settings, 'slug' | 'domainUrl' | 'changedAt'>;

type NamesOf<T> = { [Name in keyof SettingsChange]: SettingsChange[Name] extends T ? Name : never }[keyof SettingsChange];

/** How a part of the settings ties its fields to the one form they are saved with. */
export interface SettingFields {
  readonly text: (name: NamesOf<string>) => UseFormRegisterReturn & { error: string | undefined };
  readonly figure: (name: NamesOf<number>) => Omit<ComponentProps<typeof TextField>, 'label'>;
}
