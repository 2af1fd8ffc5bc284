import {
  namedWindows,
  parseWindowsVersion,
  printWindowsVersion,
  type WindowsVersion,
} from '../base/index.ts';

/** The builds of Windows 10 and 11 by the month from which on there was one. @see https://learn.microsoft.com/windows/release-health/release-information */
const BUILDS: readonly (readonly [since: string, build: number])[] = [
  ['2015-07', 10_240],
  ['2015-11', 10_586],
  ['2016-08', 14_393],
  ['2017-04', 15_063],
  ['2017-10', 16_299],
  ['2018-04', 17_134],
  ['2018-11', 17_763],
  ['2019-05', 18_362],
  ['2020-05', 19_041],
  ['2021-10', 22_000],
  ['2022-09', 22_621],
  ['2023-10', 22_631],
  ['2024-10', 26_100],
];

const FIRST_11 = 22_000;

/** The long-term releases that Windows 10 LTSB was: it stays what it is. */
const LTSB = 14_393;

/**
 * The Windows that a record names: by its build, `10.0.10240 amd64`, or in words, `Windows 7 amd64`; the last Windows
 * 10 where it names none. Of Windows 10 and 11 in words, with a month in them or with the day of the log, the newest
 * build that there was then.
 * Assumed: a machine whose build nobody says had the newest of its day; settled by a head of its log.
 */
export function windowsOf(os: string, day?: string): WindowsVersion | undefined {
  const build = /\b(\d+\.\d+\.\d{4,5})\b/.exec(os)?.[1];
  if (build !== undefined) return parseWindowsVersion(build);
  const insider = /\((\d{5})\)/.exec(os)?.[1];
  if (insider !== undefined) return parseWindowsVersion(`10.0.${insider}`);
  const name = /Windows (?:Server )?(2000|XP|Vista|7|8\.1|8|10|11|2012 R2|2012)/i
    .exec(os)?.[1]
    ?.toLowerCase();
  if (/LTSB/.test(os)) return { major: 10, minor: 0, build: LTSB };
  if (name !== undefined && !/^1[01]$/.test(name)) return namedWindows(SERVERS[name] ?? name);
  const month = /\b(20\d\d-\d\d)\b/.exec(os)?.[1] ?? day?.slice(0, 7).replace('/', '-');
  return (month === undefined ? undefined : buildOf(month, name)) ?? namedWindows(name ?? '10');
}

const SERVERS: Readonly<Record<string, string>> = { '2012': '8', '2012 r2': '8.1' };

function buildOf(month: string, name: string | undefined): WindowsVersion | undefined {
  const known = BUILDS.filter(
    ([since, build]) => since <= month && (name === '11' ? build >= FIRST_11 : build < FIRST_11),
  );
  const build = known.at(-1)?.[1];
  return build === undefined ? undefined : { major: 10, minor: 0, build };
}

/** The same as text, for what takes a Windows by its build; what nobody knows stays as it is. */
export function namedBuild(os: string, day?: string): string {
  const windows = windowsOf(os, day);
  return windows ? printWindowsVersion(windows) : os;
}
