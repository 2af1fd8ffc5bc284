import type { Directive } from './model.ts';
import { ANY, entries, list, needed, ONCE, optional, section, word } from './rows.ts';

/** What it takes to change to a configuration. @see inf-logconfig-directive */
const PRIORITIES: readonly string[] = [
  'DESIRED',
  'NORMAL',
  'SUBOPTIMAL',
  'HARDRECONFIG',
  'HARDWIRED',
  'RESTART',
  'REBOOT',
  'POWEROFF',
  'DISABLED',
];

const config = entries({ in: ['log-config-section'], page: 'inf-logconfig-directive', universal: 'no' });
const factory = entries({
  in: ['DDInstall.FactDef'],
  page: 'inf-ddinstall-factdef-section',
  universal: 'no',
});

/** Hardware resources of devices that are not Plug and Play, and overrides for those that are. */
export const logConfigDirectives: readonly Directive[] = [
  entries({
    in: ['DDInstall', 'DDInstall.LogConfigOverride'],
    page: 'inf-logconfig-directive',
    universal: 'no',
  })('LogConfig', ANY, 'Names sets of resources, of which one is used.', [
    list('log-config-section', section('log-config-section')),
  ]),
  config('ConfigPriority', ONCE, 'How good this set is, or what it takes to change to it.', [
    needed('priority-value', word(...PRIORITIES)),
    optional('config-type', 'string'),
  ]),
  config('IOConfig', ANY, 'Port ranges, of which one is used.', [list('io-range', 'resource')]),
  config('MemConfig', ANY, 'Memory ranges, of which one is used.', [list('mem-range', 'resource')]),
  config('IRQConfig', ANY, 'Interrupt lines, of which one is used.', [list('IRQNum', 'resource')]),
  config('DMAConfig', ANY, 'DMA channels, of which one is used.', [list('DMANum', 'resource')]),
  config('PcCardConfig', ANY, 'Registers and memory windows of a PC Card.', [
    needed('ConfigIndex', 'resource'),
  ]),
  config('MfCardConfig', ANY, 'Registers of one function of a multifunction card.', [
    list('ConfigRegBase', 'resource'),
  ]),
  factory('ConfigPriority', ONCE, 'What it takes to change the factory setting.', [
    needed('Priority-Value', word('FORCECONFIG', ...PRIORITIES)),
  ]),
  factory('DMAConfig', ANY, 'A DMA channel.', [needed('DMANum', 'resource')]),
  factory('IOConfig', ANY, 'A port range.', [needed('io-range', 'resource')]),
  factory('MemConfig', ANY, 'A memory range.', [needed('mem-range', 'resource')]),
  factory('IRQConfig', ANY, 'An interrupt line.', [needed('IRQNum', 'resource')]),
];
