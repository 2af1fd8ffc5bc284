import { INF_STYLE_WIN4, INFINFO_INF_NAME_IS_ABSOLUTE, type SetupApi } from '../setupapi/index.ts';
import type { Tools } from './tool.ts';

/** A package of the driver store. */
export interface ToolPackage {
  /** `oem12.inf` */
  readonly published: string;
  readonly original: string;
  readonly provider: string;
  readonly className: string;
  readonly classGuid: string;
  readonly version: string;
  readonly signer: string;
}

/** The packages that did not come with Windows, by number. */
export function packagesOf(tools: Tools): ToolPackage[] {
  const { api, windows } = tools;
  const directory = `${windows}\\INF`;
  const files = api.SetupGetInfFileList({ directory, style: INF_STYLE_WIN4 }).files ?? [];
  return files
    .flatMap(name => /^oem(\d+)\.inf$/i.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
    .flatMap(number => readPackage(tools, `oem${number}.inf`) ?? []);
}

function readPackage({ api, windows }: Tools, published: string): ToolPackage | undefined {
  const spec = `${windows}\\INF\\${published}`;
  const { information } = api.SetupGetInfInformation({ spec, search: INFINFO_INF_NAME_IS_ABSOLUTE });
  if (!information) return undefined;
  const value = (key: string): string =>
    api.SetupQueryInfVersionInformation({ information, index: 0, key }).value ?? '';
  const { info } = api.SetupQueryInfOriginalFileInformation({ information, index: 0 });
  return {
    published,
    original: info?.originalInfName ?? published,
    provider: value('Provider'),
    className: value('Class'),
    classGuid: value('ClassGUID'),
    version: driverVer(api, spec),
    signer: api.SetupVerifyInfFile({ inf: spec }).signer?.digitalSigner ?? '',
  };
}

/** Date and version of an INF. */
function driverVer(api: SetupApi, path: string): string {
  const { inf } = api.SetupOpenInfFile({ path, style: INF_STYLE_WIN4 });
  const { context } = api.SetupFindFirstLine({ inf, section: 'Version', key: 'DriverVer' });
  const field = (index: number): string =>
    context ? (api.SetupGetStringField({ context, index }).value ?? '') : '';
  const text = [field(1), field(2)].filter(Boolean).join(' ');
  api.SetupCloseInfFile({ inf });
  return text;
}
