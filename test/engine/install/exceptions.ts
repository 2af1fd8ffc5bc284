/** Recorded requests whose replies we do not predict, each with its reason. */
export const UNPREDICTED_REPLIES: Readonly<Record<string, string>> = {
  '094.log:12': 'the text ends inside the first reply',
};
