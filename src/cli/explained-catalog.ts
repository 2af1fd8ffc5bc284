import { basename, dirname, relative } from 'node:path';
import {
  type Catalog,
  type CatalogMember,
  indexOfCatalog,
  membersOf,
  readCatalog,
  valuesOf,
} from '../catalog/index.ts';
import { digest } from './digest.ts';
import { Failure } from './failure.ts';
import { readInput, walk } from './files.ts';

/** A member with the files beside the catalog: those that it lists, and those of its name that it does not. */
export interface ToldMember extends CatalogMember {
  readonly file?: string;
  readonly present: readonly string[];
  readonly changed: readonly string[];
}

/** What a catalog says; nothing of it is verified. */
export interface ExplainedCatalog extends Omit<Catalog, 'version' | 'members'> {
  readonly path: string;
  readonly catalogVersion: number;
  readonly verified: false;
  readonly members: readonly ToldMember[];
}

const REMEDY =
  'Name the .cat file that CatalogFile of the INF names; one that was cut off or converted must be copied anew.';

/** Reads a catalog, and holds the files below its folder against it. */
export function explainCatalog(path: string): ExplainedCatalog {
  const { value, problems } = readCatalog(readInput(path));
  if (!value) throw new Failure(`${path}: ${problems[0]!.message}\n${REMEDY}`);
  const { version, members, ...rest } = value;
  const index = indexOfCatalog(value);
  const names = new Set(members.flatMap(one => valuesOf(one.attributes, 'File').map(nameOf)));
  const beside = filesBeside(path, names).map(file => ({
    file,
    members: membersOf(index, readInput(file), digest),
    path: relative(dirname(path), file).replaceAll('\\', '/'),
  }));
  const told = members.map((member): ToldMember => {
    const file = valuesOf(member.attributes, 'File')[0];
    const present = beside.filter(one => one.members.includes(member));
    const isNamed = (one: string): boolean => file !== undefined && nameOf(file) === nameOf(one);
    const changed =
      present.length > 0 ? [] : beside.filter(one => one.members.length === 0 && isNamed(one.file));
    return {
      ...(file !== undefined && { file }),
      ...member,
      present: present.map(one => one.path),
      changed: changed.map(one => one.path),
    };
  });
  return { path, catalogVersion: version, ...rest, verified: false, members: told };
}

/** Those of the names that it lists; all, where it names none. A catalog lists no catalog. */
function filesBeside(path: string, names: ReadonlySet<string>): string[] {
  if (path === '-') return [];
  return walk(dirname(path), name =>
    names.size > 0 ? names.has(name.toLowerCase()) : !/\.cat$/i.test(name),
  );
}

const nameOf = (path: string): string => basename(path).toLowerCase();
