import type { Parsed } from '../base/index.ts';
import { readForm } from '../form/index.ts';
import type { Application } from './application.ts';
import { applicationSchema } from './schema.ts';

/**
 * Reads the configuration file of an installation application. The value is undefined where something is wrong;
 * every problem has its place.
 */
export function readApplication(text: string): Parsed<Application | undefined> {
  return readForm(text, applicationSchema, {
    code: 'application',
    remedy: 'The form of the file is in schema/application.json.',
  });
}
