/** Pairs of a place and somebody who was there, as they come, with repeats. */
export class Pairs {
  size = 0;
  places: Int32Array = new Int32Array(4096);
  persons: Int32Array = new Int32Array(4096);

  add(place: number, person: number): void {
    if (this.size === this.places.length) {
      this.places = doubled(this.places);
      this.persons = doubled(this.persons);
    }
    this.places[this.size] = place;
    this.persons[this.size] = person;
    this.size += 1;
  }
}

/**
 * How many different persons were at each place, added to `others`. Exact: the pairs are laid out by place, then each person is stamped
 * with the place that counted them last.
 */
export function countDistinct({ size, places, persons }: Pairs, others: Int32Array, personCount: number): Int32Array {
  const starts = new Int32Array(others.length + 1);
  for (let pair = 0; pair < size; pair += 1) starts[(places[pair] ?? 0) + 1] = (starts[(places[pair] ?? 0) + 1] ?? 0) + 1;
  for (let place = 0; place < others.length; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(size);
  for (let pair = 0; pair < size; pair += 1) {
    const place = places[pair] ?? 0;
    const at = next[place] ?? 0;
    sorted[at] = persons[pair] ?? 0;
    next[place] = at + 1;
  }
  const counts = others.slice();
  const stamps = new Int32Array(personCount);
  for (let place = 0; place < others.length; place += 1) {
    let found = 0;
    for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at += 1) {
      const person = sorted[at] ?? 0;
      if (stamps[person] === place + 1) continue;
      stamps[person] = place + 1;
      found += 1;
    }
    counts[place] = (counts[place] ?? 0) + found;
  }
  return counts;
}

function doubled(column: Int32Array): Int32Array {
  const longer = new Int32Array(column.length * 2);
  longer.set(column);
  return longer;
}
