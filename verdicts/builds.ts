import { RULES_OF } from '../src/check/index.ts';

/** Builds of the kits, by the day from which everybody could have them. */
const PUBLISHED: readonly (readonly [day: string, build: number])[] = [
  ['2015-07-29', 10240],
  ['2015-11-30', 10586],
  ['2016-08-02', 14393],
  ['2017-04-05', 15063],
  ['2017-10-17', 16299],
  ['2018-04-30', 17134],
  ['2018-10-02', 17763],
  ['2019-05-21', 18362],
  ['2020-05-12', 19041],
  ['2021-10-04', 22000],
  ['2022-05-24', 22621],
  ['2024-05-22', 26100],
];

/** What kits were called besides their builds. */
const CALLED: Readonly<Record<string, number>> = {
  '1507': 10240,
  '1511': 10586,
  '1607': 14393,
  '1703': 15063,
  '1709': 16299,
  '1803': 17134,
  '1809': 17763,
  '1903': 18362,
  '2004': 19041,
  '21H2': 22000,
  '22H2': 22621,
  '24H2': 26100,
  '2025': 26100,
  RS2: 15063,
  RS3: 16299,
  RS4: 17134,
  RS5: 17763,
};

/**
 * The builds that the tool of a record may have had: the one that it names; else the newest that was published on
 * that day, then the one whose rules are ours, as inside of Microsoft tools are ahead of what is published.
 */
export function buildsOf(where: string, day: string): readonly number[] {
  const named = /\b10\.0\.(\d{5})\b/.exec(where)?.[1];
  if (named !== undefined) return [Number(named)];
  const called = /\b(?:(RS[2-5])|(?:E?WDK|HLK|Server|version) (\d{4}|2[124]H2))\b/i.exec(where);
  const build = CALLED[(called?.[1] ?? called?.[2] ?? '').toUpperCase()];
  if (build !== undefined) return [build];
  const published = PUBLISHED.findLast(([from]) => from <= day)?.[1];
  return published === undefined || published === RULES_OF.build
    ? [RULES_OF.build]
    : [published, RULES_OF.build];
}
