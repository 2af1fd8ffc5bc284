import type { Reporter, TestModule, TestSuite } from 'vitest/node';

/** Says at the end which tests were left out, by name, and how many passed and failed. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const results = modules.flatMap(module =>
      [...module.children.allTests()].map(test => test.result().state),
    );
    const count = (state: string): number => results.filter(result => result === state).length;
    for (const module of modules) {
      for (const name of skippedIn(module)) console.log(`skipped: ${module.relativeModuleId} > ${name}`);
    }
    const broken = modules.filter(module => module.errors().length > 0).length;
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed`);
  }
}

/** Suites that are skipped whole, and single tests of the others. */
function skippedIn(parent: TestModule | TestSuite): string[] {
  return [...parent.children].flatMap(child => {
    const skipped =
      child.options.mode === 'skip' || (child.type === 'test' && child.result().state === 'skipped');
    if (skipped) return [child.fullName];
    return child.type === 'suite' ? skippedIn(child) : [];
  });
}
