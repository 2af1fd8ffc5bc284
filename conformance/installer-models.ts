import type { InstallerModels } from '../src/engine/install/index.ts';
import type { InstallRequest } from '../src/setupapi/index.ts';

const DO_DEFAULT = 0xe000020e;
const ERROR = 0xdeadc0de;

/** The installers of confco.dll, which write down what they are asked. */
export function confco(calls: number[]): InstallerModels<InstallRequest> {
  const answers =
    (code: number) =>
    (request: InstallRequest): number => {
      calls.push(request.function);
      return code;
    };
  return {
    classInstallers: {
      'confco.dll,class_success': answers(0),
      'confco.dll,class_default': answers(DO_DEFAULT),
      'confco.dll,class_error': answers(ERROR),
      'confco.dll,ClassInstall': answers(DO_DEFAULT),
    },
    coInstallers: {
      'confco.dll,co_success': answers(0),
      'confco.dll,co_error': answers(ERROR),
      'confco.dll,CoDeviceInstall': answers(0),
    },
  };
}
