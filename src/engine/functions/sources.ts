import type { SourceFunctions } from '../../setupapi/index.ts';
import {
  copyError,
  deleteError,
  getNonInteractiveMode,
  promptForDisk,
  renameError,
  setNonInteractiveMode,
} from '../file-questions.ts';
import {
  addToSourceList,
  cancelTemporarySourceList,
  querySourceList,
  removeFromSourceList,
  setSourceList,
} from '../source-lists.ts';
import type { Carried } from './carried.ts';

export const sourceFunctions: Carried<SourceFunctions> = {
  SetupPromptForDisk: promptForDisk,
  SetupCopyError: copyError,
  SetupDeleteError: deleteError,
  SetupRenameError: renameError,
  SetupSetNonInteractiveMode: setNonInteractiveMode,
  SetupGetNonInteractiveMode: getNonInteractiveMode,
  SetupAddToSourceList: addToSourceList,
  SetupRemoveFromSourceList: removeFromSourceList,
  SetupSetSourceList: setSourceList,
  SetupCancelTemporarySourceList: cancelTemporarySourceList,
  SetupQuerySourceList: querySourceList,
};
