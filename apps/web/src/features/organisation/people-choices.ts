import type { Choice } from '../../ui/select.tsx';

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** People to choose from by name; who shares a name with a colleague is told apart by their address. */
export function peopleChoices(people: readonly Somebody[]): Choice[] {
  const names = people.map(({ name }) => name.toLowerCase());
  const isShared = (name: string) => names.indexOf(name.toLowerCase()) !== names.lastIndexOf(name.toLowerCase());
  return people.map(({ id, name, email }) => ({ value: id, label: isShared(name) ? `${name} (${email})` : name }));
}
