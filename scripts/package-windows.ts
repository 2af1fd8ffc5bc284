// `npm run package:windows [-- x64|arm64]`: Firstplug in a zip for people without Node.js, with a launcher. The same
// sources make the same bytes. Node.js and the FFI for Windows come from the npm registry.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { windowsZip } from './windows/zip.ts';

const architecture = process.argv[2] ?? 'x64';
if (architecture === 'x64' || architecture === 'arm64') {
  const target = `dist/firstplug-windows-${architecture}.zip`;
  const bytes = windowsZip(architecture);
  writeFileSync(target, bytes);
  console.log(
    `${target}  ${bytes.length} bytes  SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
  );
} else {
  console.error(`There is no Windows for ${architecture}: x64 or arm64.`);
  process.exitCode = 2;
}
