/** Days since 1970 of a day of the Gregorian calendar, months and days from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + ofYear - 719_468;
}

/** The day that a number of days since 1970 is: `2026-11-28`. */
export function printDay(days: number): string {
  let year = 1970 + Math.floor(days / 365.2425);
  if (dayNumber(year, 1, 1) > days) year--;
  if (dayNumber(year + 1, 1, 1) <= days) year++;
  let month = 12;
  while (dayNumber(year, month, 1) > days) month--;
  const day = days - dayNumber(year, month, 1) + 1;
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
