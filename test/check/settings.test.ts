import { describe, expect, it } from 'vitest';
import { matchesPath } from '../../src/check/index.ts';

describe('a pattern of paths', () => {
  it.each([
    ['net.inf', 'drivers/net.inf', true],
    ['*.inx', 'drivers/net.inx', true],
    ['*.inx', 'drivers/net.inf', false],
    ['drivers/**', 'drivers/a/b/net.inf', true],
    ['drivers/*', 'drivers/a/net.inf', false],
    ['**/old/*.inf', 'old/net.inf', true],
    ['**/old/*.inf', 'a/old/net.inf', true],
    ['./drivers/n?t.inf', '.\\drivers\\net.inf', true],
    ['a+b/(c).inf', 'a+b/(c).inf', true],
    ['a.inf', 'aXinf', false],
  ])('%s, %s: %s', (pattern, path, fits) => {
    expect(matchesPath(pattern, path)).toBe(fits);
  });
});
