import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: quotes that do not end, or that begin within the path, cannot be read; settled by InfVerif on such paths. */
export const rule1254: Rule = {
  code: 1254,
  statement: 'The quotes of ServiceBinary do not enclose a path.',
  why: 'Windows cannot tell the file from its arguments and starts nothing, or something else.',
  remedy: 'Write a path with blanks as """%13%\\a path\\file.exe""", arguments behind the quotes.',
  citation: documented('inf-verif-error-2084'),
  wrong: [{ inf: '[Demo_Service]\nServiceBinary = «"""%13%\\demo.sys"»', also: [2084] }],
  right: ['[Demo_Service]\nServiceBinary = """%13%\\demo.sys"""'],
  find: subject =>
    subject.usesOf('service-install-section').flatMap(use =>
      use.section.linesNamed('ServiceBinary').flatMap(line => {
        const binary = line.field(1) ?? '';
        if (!binary.includes('"') || /^"[^"]+"(?: .*)?$/.test(binary)) return [];
        return [{ message: `the quotes of ${binary} do not enclose a path`, span: line.span(1), use }];
      }),
    ),
};
