/** What a name belongs to. */
export type NamedBy = 'user' | 'host' | 'mac' | 'serial';

/**
 * Takes the names of persons and machines out of texts. They are numbered as they come, so the same name becomes
 * the same stand-in and nothing of it can be guessed back. What it knows: folders of users, SIDs, machine names
 * in UNC paths, MAC and mail addresses, serial numbers in device instance IDs (the part behind the device ID
 * where it is not one that Plug and Play made: those have an `&` in their second place), and what it is told.
 * @see instance-ids
 */
export class Anonymizer {
  readonly #known = new Map<string, Map<string, string>>();
  readonly #told = new Map<string, NamedBy>();
  readonly #given = new Set<string>();

  text(text: string): string {
    const told = this.#told.size === 0 ? text : text.replace(/[\w-]+/g, word => this.#word(word));
    return RULES.reduce(
      (result, [what, form]) =>
        result.replace(form, (_, before: string, name: string) => before + this.#standIn(what, name)),
      told,
    );
  }

  /** What stands for a name. */
  name(by: NamedBy, name: string): string {
    return this.#standIn(`${by}-#`, name);
  }

  /** From now on a name is replaced wherever it stands by itself. Short ones may mean anything and are not. */
  learn(by: NamedBy, name: string): void {
    if (name.length >= SHORTEST) this.#told.set(name.toLowerCase(), by);
  }

  #word(word: string): string {
    const by = this.#told.get(word.toLowerCase());
    return by === undefined ? word : this.name(by, word);
  }

  #standIn(what: string, name: string): string {
    if (this.#given.has(name)) return name;
    const names = this.#known.get(what) ?? new Map<string, string>();
    this.#known.set(what, names);
    const key = name.toLowerCase();
    const standIn = names.get(key) ?? what.replace('#', String(names.size + 1));
    names.set(key, standIn);
    this.#given.add(standIn);
    return standIn;
  }
}

const SHORTEST = 4;

/** Folders that Windows itself makes beside those of users, and our own stand-ins. */
const OWN_FOLDERS = String.raw`(?:public|default|default user|all users|user|user-\d+|defaultapppool)(?=[\\/'"]|$)`;
const BUSES = 'USB|USBSTOR|USBPRINT|HID|SWD|BTHENUM|BTHLE|SCSI|1394|SD|WPDBUSENUM|WPDBUSENUMROOT|STORAGE';

/** The stand-in, with # for its number; and what it stands for: what stands before the name, and the name. */
const RULES: readonly (readonly [standIn: string, form: RegExp])[] = [
  [
    'user-#',
    new RegExp(
      String.raw`([\\/](?:users|documents and settings)[\\/])(?!${OWN_FOLDERS})([^\\/'"<>|:*?\r\n]+)`,
      'gi',
    ),
  ],
  ['-1-1-#-1000', /(S-1-5-21)((?:-\d+){3,4})/gi],
  ['host-#', /((?:^|[\s'"=(])\\\\)(?![?.]\\)([^\\/\s'"]+)/g],
  ['mac-#', /(\b)([\da-f]{2}(?:[:-][\da-f]{2}){5})\b/gi],
  ['mac-#', /((?:Dev_|BluetoothDevice_|&0&))([\da-f]{12})(?![\da-f])/gi],
  ['mail-#', /(\b)([\w.+-]+@[\w-]+(?:\.[\w-]+)+)\b/g],
  [
    'serial-#',
    new RegExp(
      String.raw`((?<![A-Za-z\d])(?:${BUSES})[\\#](?:[^\\#\s'"]*[\\#])+?)((?!.&)(?!\{)[\w.-]*\d[\w.-]*)(?=[&#'"\s.,)}\]]|$)`,
      'gi',
    ),
  ],
];
