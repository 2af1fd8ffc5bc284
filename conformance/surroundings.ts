import type { Value } from '../src/machine/index.ts';
import type { Reply, SetupApi } from '../src/setupapi/index.ts';

/**
 * The computer that a case runs on: the edge, and what the steps around calls do to files, registry and services.
 * Paths of files and keys are Windows' own: `C:\conf\a.inf`, `HKLM\Software`. The text of a file is one character
 * for each of its bytes.
 */
export interface Surroundings {
  readonly api: SetupApi;
  /** Whether programs have 64 bits. */
  readonly wide: boolean;
  /** The folders that cases name, TMP being the current one: as `${NAME}`. */
  readonly folders: Readonly<Record<string, string>>;

  hasFile(path: string): boolean;
  /** Undefined where there is none, or where nobody knows what is in it. */
  readFile(path: string): string | undefined;
  writeFile(path: string, text: string): void;
  /** False where there was none. */
  deleteFile(path: string): boolean;
  hasFolder(path: string): boolean;
  makeFolder(path: string): void;
  /** False where there is none or something in it. */
  removeFolder(path: string): boolean;

  hasKey(key: string): boolean;
  makeKey(key: string): void;
  /** Whatever is in it. */
  deleteTree(key: string): void;
  /** False where there is none or keys in it. */
  deleteKey(key: string): boolean;
  value(key: string, name: string): Value | undefined;
  setValue(key: string, name: string, value: Value): void;
  deleteValue(key: string, name: string): void;

  hasService(name: string): boolean;
  startService(name: string): Reply;
  deleteService(name: string): Reply;

  /** Puts a program that cases need to a path: `confco.dll`, `confsvc.exe`. */
  copyTool(tool: string, path: string): void;
  /** The requests that the installers of the case got since somebody looked. */
  takeInstallerCalls(): readonly number[];
}
