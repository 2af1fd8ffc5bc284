import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule2085: Rule = {
  code: 2085,
  statement: 'ServiceBinary does not begin with a directory.',
  why: 'Where Windows keeps the file differs between computers; %13% and its like say it on each of them.',
  citation: documented('inf-addservice-directive'),
  wrong: [
    '[Demo_Service]\nServiceBinary = «System32\\drivers\\demo.sys»',
    '[Demo_Service]\nServiceBinary = «%%SystemRoot%%\\demo.sys»',
  ],
  right: ['[Demo_Service]\nServiceBinary = %13%\\demo.sys'],
  find: subject =>
    subject.usesOf('service-install-section').flatMap(use =>
      use.section.linesNamed('ServiceBinary').flatMap(line => {
        const binary = line.raw(1) ?? '';
        if (binary === '' || isToken(binary) || /^"?%-?\d+%/.test(binary)) return [];
        return [
          {
            message: `ServiceBinary ${binary} does not begin with a directory such as %13%`,
            span: line.span(1),
            use,
          },
        ];
      }),
    ),
};

/** A string that may hold the directory. */
function isToken(binary: string): boolean {
  return /^"?%[^%\d-][^%]*%/.test(binary);
}
