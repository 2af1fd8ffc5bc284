import { namedWindows, parseWindowsVersion, type WindowsVersion } from '../base/index.ts';

/**
 * The Windows that a record names: by its build, `10.0.10240 amd64`, or in words, `Windows 7 amd64`; the last Windows
 * 10 where it names none.
 */
export function windowsOf(os: string): WindowsVersion | undefined {
  const build = /\b(\d+\.\d+\.\d{4,5})\b/.exec(os)?.[1];
  if (build !== undefined) return parseWindowsVersion(build);
  return namedWindows(/Windows (2000|XP|Vista|7|8\.1|8|10|11)/i.exec(os)?.[1]?.toLowerCase() ?? '10');
}
