const BY_HAND = 'nobody recorded a device that is added by hand; the form is that of every other request';

/**
 * Forms of lines that logs of rehearsals have and no recording shows, each with the reason. One that no log has any
 * more fails.
 */
export const UNSEEN_TEMPLATES: Readonly<Record<string, string>> = {
  '#-199 Executing "<s>" with command line: <path>':
    'the statement is recorded with other command lines; a command line stands as it is',
  'dvi Updated reflected section names for: <oem.inf>':
    'recorded for INFs of Windows by their names; those of vendors have numbers',
  'ndv Installing NULL driver.': 'a sample of Windows 7 in the documentation has it; no recording does',
  'dvi {DIF_NEWDEVICEWIZARD_PRESELECT} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_PRESELECT - exit(<hex>)} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_SELECT} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_SELECT - exit(<hex>)} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_PREANALYZE} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_PREANALYZE - exit(<hex>)} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_POSTANALYZE} <time>': BY_HAND,
  'dvi {DIF_NEWDEVICEWIZARD_POSTANALYZE - exit(<hex>)} <time>': BY_HAND,
  'dvi {DIF_REGISTERDEVICE} <time>': BY_HAND,
  'dvi {DIF_REGISTERDEVICE - exit(<hex>)} <time>': BY_HAND,
  'dvi {DIF_SELECTDEVICE} <time>': BY_HAND,
  'dvi {DIF_SELECTDEVICE - exit(<hex>)} <time>': BY_HAND,
};
