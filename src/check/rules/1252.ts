import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { numberIn } from '../view/services.ts';

const BOOT_START = 0;
const SYSTEM_START = 1;
/** SERVICE_WIN32_OWN_PROCESS and SERVICE_WIN32_SHARE_PROCESS. */
const WIN32 = 0x30;

/**
 * Assumed: what is meant is a program that starts while only drivers do; settled by InfVerif on every combination.
 */
export const rule1252: Rule = {
  code: 1252,
  statement: 'A service starts in a way that its type does not allow.',
  why: 'Windows refuses the service, or never starts it.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Service]\nServiceType = 0x10\nStartType = «0»',
    '[Demo_Service]\nServiceType = 0x20\nStartType = «1»',
  ],
  right: [
    '[Demo_Service]\nServiceType = 0x10\nStartType = 2',
    '[Demo_Service]\nServiceType = 1\nStartType = 0',
  ],
  find: subject =>
    subject.usesOf('service-install-section').flatMap(use => {
      const [type, start] = [numberIn(use, 'ServiceType'), numberIn(use, 'StartType')];
      const isEarly = start === BOOT_START || start === SYSTEM_START;
      if (type === undefined || !isEarly || (type & WIN32) === 0) return [];
      const message = `a program (ServiceType 0x${type.toString(16)}) cannot have StartType ${start}, when only drivers start`;
      return [{ message, span: use.section.line('StartType')!.span(1), use }];
    }),
};
