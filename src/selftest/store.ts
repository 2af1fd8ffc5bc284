import { errorName } from '../base/index.ts';
import {
  functionsNotEverywhere,
  INFINFO_INF_NAME_IS_ABSOLUTE,
  type SetupApi,
  SP_COPY_NOOVERWRITE,
  SPOST_PATH,
} from '../setupapi/index.ts';
import type { Answers, Probe, Subject } from './probe.ts';

/** Paths of Windows are no longer. */
const PATH = 260;

function published({ api, windows, infs }: Subject): Answers {
  if (infs.length === 0) return { cannot: 'no package of others is published' };
  const answers = new Map<string, string>();
  for (const name of infs) {
    const inf = `${windows}\\INF\\${name}`;
    const location = api.SetupGetInfDriverStoreLocation({ inf, size: PATH });
    answers.set(`${name}, in the store`, location.ret ? (location.path ?? '') : errorName(location.err));
    const back = api.SetupGetInfPublishedName({ inf: location.path ?? inf, size: PATH });
    answers.set(`${name}, published`, back.ret ? (back.path ?? '') : errorName(back.err));
    answers.set(`${name}, original name`, originalName(api, inf));
  }
  return answers;
}

function originalName(api: SetupApi, spec: string): string {
  const { information, err } = api.SetupGetInfInformation({ spec, search: INFINFO_INF_NAME_IS_ABSOLUTE });
  if (!information) return errorName(err);
  const original = api.SetupQueryInfOriginalFileInformation({ information, index: 0 });
  return original.info?.originalInfName ?? errorName(original.err);
}

const DLLS = ['setupapi.dll', 'newdev.dll', 'cfgmgr32.dll'];

function functions({ api }: Subject): Answers {
  return new Map(
    functionsNotEverywhere().map(name => {
      const names = [name, `${name}W`];
      const isThere = DLLS.some(module => names.some(one => api.GetProcAddress({ module, name: one }).ret));
      return [name, isThere ? 'there' : 'not there'];
    }),
  );
}

/** What is published, and what this Windows can do. */
export const STORE_PROBES: readonly Probe[] = [
  {
    name: 'functions',
    proves: 'since which Windows a function is there',
    settles: 'the table of exports',
    observe: functions,
  },
  {
    name: 'driver store',
    proves: 'which folder of the driver store a published INF means, and back',
    settles: 'nf-setupapi-setupgetinfdriverstorelocationw',
    observe: published,
  },
];

/** A package that no device wants and nothing signs, staged and deleted again. */
export function stagingProbe(inf: string): Probe {
  return {
    name: 'staging',
    proves: 'how an unsigned package is refused, or staged, published and deleted',
    settles: 'nf-setupapi-setupcopyoeminfw',
    observe: subject => staged(subject, inf),
  };
}

/** The text of its INF. */
export const STAGED_INF: string = [
  '[Version]',
  'Signature   = "$Windows NT$"',
  'Class       = FirstplugSelftest',
  'ClassGuid   = {6f3f0f0e-0f58-4a0b-9d4e-5a1c2f6c7e11}',
  'Provider    = "Firstplug"',
  'DriverVer   = 11/28/2026, 1.0.0.0',
  '[Manufacturer]',
  '"Firstplug" = Models, NTx86, NTamd64, NTarm64',
  ...['NTx86', 'NTamd64', 'NTarm64'].flatMap(one => [
    `[Models.${one}]`,
    '"Firstplug selftest" = Nothing, FIRSTPLUG\\SELFTEST',
  ]),
  '[Nothing]',
  '',
].join('\r\n');

function staged({ api, windows }: Subject, source: string): Answers {
  const copied = api.SetupCopyOEMInf({ source, mediaType: SPOST_PATH, style: 0, size: PATH });
  const answers = new Map([['staged', copied.ret ? 'yes' : errorName(copied.err)]]);
  const { component } = copied;
  if (!copied.ret || component === undefined) return answers;
  answers.set('published as', component.replace(/\d+/, '#'));
  const location = api.SetupGetInfDriverStoreLocation({ inf: `${windows}\\INF\\${component}`, size: PATH });
  const path = location.path?.replace(/_[0-9a-f]{16}\\/, '_#\\');
  answers.set('in the store', path ?? errorName(location.err));
  const deleted = api.SetupUninstallOEMInf({ inf: component, flags: 0 });
  answers.set('deleted', deleted.ret ? 'yes' : errorName(deleted.err));
  const again = api.SetupUninstallOEMInf({ inf: component, flags: 0 });
  answers.set('deleted once more', again.ret ? 'yes' : errorName(again.err));
  return answers;
}

/** A package that is in the store, given to it once more from there; nothing comes of that. */
export const restagingProbe: Probe = {
  name: 'staging again',
  proves: 'a package that is in the store keeps its published name',
  settles: 'nf-setupapi-setupcopyoeminfw',
  observe: ({ api, windows, infs }) => {
    const [name] = infs;
    if (name === undefined) return { cannot: 'no package of others is published' };
    const location = api.SetupGetInfDriverStoreLocation({ inf: `${windows}\\INF\\${name}`, size: PATH });
    if (location.path === undefined) return { cannot: `where ${name} is in the store is not told` };
    const copied = api.SetupCopyOEMInf({
      source: location.path,
      mediaType: SPOST_PATH,
      style: SP_COPY_NOOVERWRITE,
      size: PATH,
    });
    return new Map([[name, `${copied.ret ? 'staged' : errorName(copied.err)} ${copied.component ?? ''}`]]);
  },
};
