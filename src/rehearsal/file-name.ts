/** Whether a name is that of a rehearsal file. Configuration files of installation applications are YAML too; they have a name of their own. */
export function isRehearsalFile(name: string): boolean {
  return /(?<!\.application)\.ya?ml$/i.test(name);
}
