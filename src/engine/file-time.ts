/** Milliseconds from 1601, where times of files begin, to 1970. */
const TO_1970 = 11_644_473_600_000n;
const DAY = 86_400_000n;

/** A time of milliseconds since 1970 in units of 100 ns since 1601. */
export function fileTime(milliseconds: number): bigint {
  return (BigInt(Math.trunc(milliseconds)) + TO_1970) * 10_000n;
}

/** Midnight of a day yyyymmdd in units of 100 ns since 1601; 0 for no day. */
export function fileTimeOfDay(day: number): bigint {
  if (day === 0) return 0n;
  const [year, month] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100];
  const time = BigInt(daysBefore(year, month) + (day % 100) - 1) * DAY * 10_000n;
  return time < 0n ? 0n : time;
}

/** Days from 1601-01-01 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const years = year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const before1601 = 1600 * 365 + 388;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return years * 365 + leapDays - before1601 + months.slice(0, month - 1).reduce((a, b) => a + b, 0);
}
