import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { shared } from '../../shared.ts';
import { type Dump, surveyOf } from './corpus.ts';

/** What the corpus says and the table does not know, with the reason. The text is `path [kind] key`. */
const UNKNOWN: readonly (readonly [what: RegExp, why: string])[] = [
  [/\[event-log-install-section\] HKR$/i, 'AddService names a registry list where its event section belongs'],
  [/netrtwlans\.inf \[ControlFlags\] /i, 'lines of Models below the header of ControlFlags'],
  [/\/VBox\w+\.inf \[DDInstall\] (?:HKR|HKLM|VBox\w+\.sys)$/, 'an install section in the place of Models'],
  [/storahci\.inf \[DDInstall\.HW\] HKR$/, 'a registry line outside of a registry list'],
  [/\[DDInstall(?:\.Services)?\] AlsoInstall$/i, 'Windows 9x'],
  [/\[DefaultInstall\] MediaType$/i, 'Windows 9x'],
  [/\[DDInstall\] OptionDesc$/i, 'documented for DefaultInstall only'],
  [/\[DDInstall\] NetCfgInstanceId$/i, 'belongs to Ndi keys of network components; no page has it here'],
  [/\[DDInstall\] FriendlyNameFormat$/i, 'read by the co-installer of the sample'],
  [/\[Version\] AdvancedINF$/i, 'read by the installer of Internet Explorer'],
  [/\[ControlFlags\] BasicDriverOk$/i, 'seen in an INF of Windows; no page has it'],
];

/** Texts that have not the form of their field, with the reason. */
const MISFITS: readonly (readonly [what: RegExp, why: string])[] = [
  [/storahci\.inf .*: %\w+%$/, 'tokens without a string'],
  [/bda\.inf \[copy-file-list-section\] file, flag: COPYFLG_/, 'the name of a flag, not its number'],
  [/scsi\.inf .*ServiceType, type-code: 4$/, 'a type of winnt.h that no page gives for INFs'],
  [/Neo\w+\.inf .*AddService, beyond the last field/, 'a comma inside of a token'],
  [/\.inf\.in \[Version\] DriverVer, beyond the last field/, 'a template'],
  [/\[Strings\] strkey, beyond the last field/, 'a comma without quotes'],
];

const dump = shared('corpus', 'wine-dump.jsonl.gz');

describe.skipIf(!dump)('the corpus', () => {
  const files: Dump[] = dump
    ? gunzipSync(readFileSync(dump))
        .toString()
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
    : [];
  const surveys = files.map(file => ({ path: file.path, ...surveyOf(file) }));
  const unknown = surveys.flatMap(({ path, unknown }) => unknown.map(text => `${path} ${text}`));

  it('says nothing in classified sections that is neither in the table nor explained', () => {
    expect(unknown.filter(text => !UNKNOWN.some(([what]) => what.test(text)))).toEqual([]);
  });

  it.each(UNKNOWN)('still shows %s: %s', what => {
    expect(unknown.filter(text => what.test(text))).not.toEqual([]);
  });

  const misfits = surveys.flatMap(({ path, misfits }) => misfits.map(text => `${path} ${text}`));

  it('fills fields with what the table expects in them', () => {
    expect(misfits.filter(text => !MISFITS.some(([what]) => what.test(text)))).toEqual([]);
  });

  it.each(MISFITS)('still shows %s: %s', what => {
    expect(misfits.filter(text => what.test(text))).not.toEqual([]);
  });

  it('is classified in every file with a Version section', () => {
    expect(surveys.filter(survey => survey.classified === 0).map(survey => survey.path)).toEqual([]);
  });
});
