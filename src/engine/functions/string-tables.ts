import type { StringTableFunctions } from '../../setupapi/index.ts';
import * as strings from '../string-tables.ts';
import type { Carried } from './carried.ts';

export const stringTableFunctions: Carried<StringTableFunctions> = {
  StringTableInitialize: strings.initialize,
  StringTableDestroy: strings.destroy,
  StringTableDuplicate: strings.duplicate,
  StringTableAddString: strings.addString,
  StringTableLookUpString: strings.lookUpString,
  StringTableStringFromId: strings.stringFromId,
  StringTableGetExtraData: strings.getExtraData,
};
