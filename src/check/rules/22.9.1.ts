import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { type WantedFile, wantedFiles } from '../view/package-files.ts';

/** Observed: Inf2Cat's words for it (microsoft/Windows-driver-samples issue 236). */
export const rule22_9_1: Rule = {
  code: '22.9.1',
  statement: 'A file that is copied is not in the package, or cannot be decompressed.',
  why: 'Windows refuses to stage the package, and Inf2Cat makes no catalog of it.',
  remedy: 'Put it where [SourceDisksNames] and [SourceDisksFiles] say, or correct them.',
  citation: documented('inf2cat'),
  levels: levels('EEE'),
  wrong: [
    { inf: '[Demo_Files]\n«demo.sys»', files: { 'demo.cat': 'catalog' } },
    {
      inf: '[Demo_Files]\n«demo.sys»\n[SourceDisksNames]\n1 = %Disk%, demo.cab',
      files: { 'demo.cat': 'catalog', 'demo.cab': 'cabinet other.sys' },
    },
    { inf: '[Demo_Files]\n«demo.sys»', files: { 'demo.cat': 'catalog', 'demo.sy_': 'not compressed' } },
    {
      inf: '[Demo_Files]\n«demo.sys»\n[SourceDisksNames]\n1 = %Disk%, demo.tag',
      files: { 'demo.cat': 'catalog', 'demo.tag': 'cabinet demo.sys' },
    },
  ],
  right: [
    { inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': '', 'demo.cat': 'catalog' } },
    {
      inf: '[SourceDisksNames]\n1 = %Disk%, demo.cab',
      files: { 'demo.cat': 'catalog', 'demo.cab': 'cabinet demo.sys' },
    },
    { inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sy_': 'cabinet demo.sys', 'demo.cat': 'catalog' } },
    {
      inf: '[SourceDisksNames]\n1 = %Disk%, demo.cab, , \\bin',
      files: { 'demo.cat': 'catalog', 'bin/demo.cab': 'cabinet demo.sys' },
      also: [1100],
    },
    {
      inf: '[SourceDisksNames]\n1 = %Disk%, demo.bin, , , 0x10, demo.tag',
      files: { 'demo.cat': 'catalog', 'demo.bin': 'cabinet demo.sys' },
    },
    {
      inf: '[SourceDisksNames]\n1 = %Disk%, demo.tag',
      files: { 'demo.cat': 'catalog', 'demo.sys': '' },
    },
  ],
  find: subject =>
    wantedFiles(subject).flatMap(wanted => {
      const message = whatIsWrong(wanted);
      return message === undefined ? [] : [{ message, span: wanted.span, use: wanted.use }];
    }),
};

function whatIsWrong({ path, file, cabinet, held, content }: WantedFile): string | undefined {
  if (!file)
    return `the package has no ${path}${cabinet === undefined ? '' : `, and no ${cabinet} that holds it`}`;
  if (held === 'plain' || content()) return undefined;
  return `${path} cannot be decompressed from ${file.path}`;
}
