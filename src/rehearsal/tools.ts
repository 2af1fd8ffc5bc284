import { runDevcon, runPnputil, type ToolAnswer, type Tools } from '../device-tools/index.ts';
import { splitCommand } from './command-line.ts';
import type { Scene } from './scene.ts';

const TOOLS: Readonly<Record<string, (words: readonly string[], tools: Tools) => ToolAnswer>> = {
  pnputil: runPnputil,
  devcon: runDevcon,
};

/** Runs one of Windows' own tools; undefined for every other program. */
export function runTool(scene: Scene, name: string, line: string): number | undefined {
  const run = TOOLS[name.replace(/\.exe$/, '')];
  if (!run) return undefined;
  const { volume } = scene.transaction;
  const infs = (pattern: string, below: boolean): string[] => {
    const [folder, file] = [
      pattern.slice(0, pattern.lastIndexOf('\\')),
      pattern.slice(pattern.lastIndexOf('\\') + 1),
    ];
    if (!file.includes('*')) return volume.file(pattern) ? [pattern] : [];
    const paths = volume.list(folder).map(one => `${folder}\\${one}`);
    const inside = below
      ? paths.filter(one => volume.directory(one)).flatMap(one => infs(`${one}\\${file}`, true))
      : [];
    return [...paths.filter(one => /\.inf$/i.test(one)), ...inside];
  };
  const { directories } = scene.program(name);
  const tools = { api: scene.api(name), windows: directories?.windows ?? 'C:\\Windows', infs };
  const { lines, exitCode } = run(splitCommand(line).slice(1), tools);
  for (const text of lines) scene.note(text);
  return exitCode;
}
