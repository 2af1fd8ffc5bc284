import type { Verdict } from '../verdict.ts';

/**
 * What was found as workflow commands, which GitHub shows beside the lines of a pull request.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function printGithub(verdicts: readonly Verdict[]): string {
  return verdicts
    .flatMap(({ path, remarks }) =>
      remarks.map(({ code, level, message, hint, place }) => {
        const region = place
          ? `,line=${place.line},endLine=${place.endLine},col=${place.column},endColumn=${place.endColumn}`
          : '';
        const title = property(`firstplug ${code}`);
        return `::${level} file=${property(path)}${region},title=${title}::${data(hint ? `${message}: ${hint}` : message)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
