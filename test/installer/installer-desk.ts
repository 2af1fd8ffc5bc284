import type { InstalledProduct, Product, Ran } from '../../src/setupapi/index.ts';
import { TableDesk } from './double.ts';

/** A desk at which Windows Installer installs and removes the one product that a test knows. */
export class InstallerDesk extends TableDesk {
  readonly #code: string;
  #isInstalled = false;

  constructor(code: string) {
    super();
    this.#code = code;
  }

  override run(command: { readonly line: string }): Ran {
    if (command.line.startsWith('msiexec /i')) this.#isInstalled = true;
    if (command.line.startsWith(`msiexec /x ${this.#code}`)) this.#isInstalled = false;
    return super.run(command);
  }

  override installed(product: Product): InstalledProduct | undefined {
    const isIt = 'productCode' in product && product.productCode === this.#code;
    return isIt && this.#isInstalled ? {} : undefined;
  }
}
