// `npm run inbox [-- windows architecture]`: the INFs that a fresh machine has, each Models line and
// each section with the record it comes from.
import { sha256 } from '../src/machine/folder/index.ts';
import { freshMachine, inboxInfs, inboxLines, neededSections } from '../src/machine/fresh/index.ts';

const [windows = '11', architecture = 'amd64'] = process.argv.slice(2);
const machine = freshMachine({ windows, architecture: architecture as 'amd64', digest: sha256 });
if (!machine) throw new Error(`there is no Windows ${windows}`);

for (const { name } of inboxInfs(machine.facts)) {
  console.log(name);
  for (const { ids, section, service, record } of inboxLines(machine.facts).filter(
    ({ inf }) => inf === name,
  )) {
    const driver = service === undefined ? 'driver not known' : service || 'no driver';
    console.log(`  ${section.padEnd(28)} ${ids.padEnd(60)} ${driver.padEnd(18)} ${record}`);
  }
  for (const { section, service, record } of neededSections(machine.facts).filter(
    ({ inf }) => inf === name,
  )) {
    console.log(`  [${section}]`.padEnd(92), (service ?? 'by name only').padEnd(18), record);
  }
}
