import { expect, test } from 'vitest';
import { placesOf } from '../../src/studio/model/index.ts';

/** A tree as an outline; before each row what a screen reader shall say of its place. */
test.each([
  ['a list', ['1 of 3  a', '2 of 3  b', '3 of 3  c']],
  ['branches of their own', ['1 of 2  a', '1 of 2    b', '2 of 2    c', '2 of 2  d', '1 of 1    e']],
  ['deeper and back', ['1 of 1  a', '1 of 2    b', '1 of 1      c', '2 of 2    d']],
  ['rows whose level between is left out', ['1 of 2  a', '1 of 1      b', '1 of 1    c', '2 of 2  d']],
  ['nothing', []],
])('%s', (_, outline) => {
  const rows = outline.map(row => /^(\d+) of (\d+) {2}( *)/.exec(row)!);
  const places = placesOf(rows.length, row => rows[row]![3]!.length / 2);
  const said = rows.map((_row, i) => places(i));
  expect(said).toEqual(rows.map(([, place, of]) => ({ place: Number(place), of: Number(of) })));
});
