import { foldCase } from '../../base/index.ts';
import type { Content, FileNode, KeyNode, NamedValue } from '../index.ts';
import { copied, EMPTY, each, find, type Sorted, type Token, withItem, withoutItem } from './sorted.ts';

/** A node of a tree that is changed in place by the owner of its token and copied by others. */
interface TreeNode<N> {
  readonly owner: Token;
  readonly folded: string;
  below: Sorted<N & TreeNode<N>>;
  copy(token: Token): N;
}

/** A registry key in memory. */
export class Key implements KeyNode, TreeNode<Key> {
  readonly owner: Token;
  readonly name: string;
  readonly folded: string;
  below: Sorted<Key> = EMPTY;
  held: Sorted<NamedValue> = EMPTY;
  security: string | undefined = undefined;

  constructor(owner: Token, name: string, folded: string) {
    this.owner = owner;
    this.name = name;
    this.folded = folded;
  }
  key(folded: string): Key | undefined {
    return find(this.below, folded);
  }
  keys(): Iterable<Key> {
    return each(this.below);
  }
  value(folded: string): NamedValue | undefined {
    return find(this.held, folded);
  }
  values(): Iterable<NamedValue> {
    return each(this.held);
  }
  copy(token: Token): Key {
    const copy = new Key(token, this.name, this.folded);
    copy.below = copied(this.below);
    copy.held = copied(this.held);
    copy.security = this.security;
    return copy;
  }
}

/** A file or directory in memory. */
export class File implements FileNode, TreeNode<File> {
  readonly owner: Token;
  readonly name: string;
  readonly folded: string;
  below: Sorted<File> = EMPTY;
  content: Content | undefined = undefined;
  security: string | undefined = undefined;

  constructor(owner: Token, name: string, folded: string) {
    this.owner = owner;
    this.name = name;
    this.folded = folded;
  }
  child(folded: string): File | undefined {
    return find(this.below, folded);
  }
  children(): Iterable<File> {
    return each(this.below);
  }
  copy(token: Token): File {
    const copy = new File(token, this.name, this.folded);
    copy.below = copied(this.below);
    copy.content = this.content;
    copy.security = this.security;
    return copy;
  }
}

/** Makes the node of a name for the owner of a token. */
type Kind<N> = new (owner: Token, name: string, folded: string) => N;

/**
 * The node below an owned root, it and all on the way owned too. One that is missing is made of a kind;
 * without a kind there is no such node then.
 */
export function ownedAt<N extends TreeNode<N>>(
  root: N,
  names: readonly string[],
  token: Token,
  kind?: Kind<N>,
): N | undefined {
  let node = root;
  for (const name of names) {
    const folded = foldCase(name);
    const child = find(node.below, folded);
    if (!child && !kind) return undefined;
    if (child?.owner !== token) {
      const owned = child ? child.copy(token) : new kind!(token, name, folded);
      node.below = withItem(node.below, owned, token);
      node = owned;
    } else node = child;
  }
  return node;
}

/** Takes a node and all below it out of an owned root's tree. */
export function removeAt<N extends TreeNode<N>>(root: N, names: readonly string[], token: Token): void {
  const parent = ownedAt(root, names.slice(0, -1), token);
  const last = names.at(-1);
  if (parent && last !== undefined) parent.below = withoutItem(parent.below, foldCase(last), token);
}
