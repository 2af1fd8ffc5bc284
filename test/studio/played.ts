import { type ByHand, type Entry, Playback } from '../../src/studio/model/index.ts';

/** A rehearsal that was played to its end. */
export function played(entry: Entry, byHand?: ByHand): Playback {
  const playback = new Playback(entry, byHand);
  Array.from(playback.play());
  return playback;
}
