const setting = 'kept.single-keys';

/** Says whether single keys do things on this computer; they do until a person switches them off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(setting) !== 'off';
}

/** Remembers on this computer whether single keys do things. */
export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(setting, isOn ? 'on' : 'off');
}
