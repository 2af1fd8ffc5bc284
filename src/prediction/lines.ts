import { readLine } from '../log/index.ts';

/** One line of a section in a log, and what of it is compared. */
export interface ComparedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly key: string;
}

/** The lines of a section between its head and its end. `rebuilt`: INFs are, so lines in them are others. */
export function comparedLines(text: string, firstLine: number, rebuilt: boolean): ComparedLine[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const { shape, category, message } = readLine(line);
    if (shape !== 'message' && shape !== 'old message' && shape !== 'exit') return [];
    return [{ line: firstLine + i, text: line.trimEnd(), key: `${category} ${keyOf(message, rebuilt)}` }];
  });
}

/**
 * A message without what depends on all that the machine went through before: times, numbers of published INFs,
 * names of temporary folders, hashes; and without case, as Windows compares names.
 */
function keyOf(message: string, rebuilt: boolean): string {
  const text = rebuilt ? message.replace(/\(\S+\.inf line \d+\)$/i, '(a line of an inf)') : message;
  return text
    .toLowerCase()
    .replace(/\.inf_(?:amd64|x86|arm64)_(?:neutral_)?[\da-f]{16}/g, '.inf_#')
    .replace(/\\temp\\\{[\da-f-]{36}\}/g, '\\temp\\#')
    .replace(/\boem\d+\.(inf|cat)/g, 'oem#.$1')
    .replace(/(strong name=|node name: )[^:]+\.inf:/, '$1#.inf:')
    .replace(/:[\da-f]{16}:/g, ':#:')
    .replace(/time = \d+ ?ms$/, 'time = #')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A line of one side, or of both. */
export type Beside =
  | { readonly kind: 'same'; readonly recorded: ComparedLine; readonly predicted: ComparedLine }
  | { readonly kind: 'missing'; readonly recorded: ComparedLine }
  | { readonly kind: 'extra'; readonly predicted: ComparedLine };

/**
 * Both sides line by line: the longest list of lines that stand in both in the same order, and around it what only
 * one has. Takes as many steps as the one side has lines times the other.
 */
export function besides(recorded: readonly ComparedLine[], predicted: readonly ComparedLine[]): Beside[] {
  const lengths = commonLengths(recorded, predicted);
  const width = predicted.length + 1;
  const found: Beside[] = [];
  let i = 0;
  let j = 0;
  while (i < recorded.length || j < predicted.length) {
    const left = recorded[i];
    const right = predicted[j];
    if (left && right && left.key === right.key) {
      found.push({ kind: 'same', recorded: left, predicted: right });
      i++;
      j++;
    } else if (left && (!right || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      found.push({ kind: 'missing', recorded: left });
      i++;
    } else {
      found.push({ kind: 'extra', predicted: right! });
      j++;
    }
  }
  return found;
}

/** For each place in both lists, how many lines from there on are common. */
function commonLengths(left: readonly ComparedLine[], right: readonly ComparedLine[]): Uint32Array {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        left[i]!.key === right[j]!.key
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}
