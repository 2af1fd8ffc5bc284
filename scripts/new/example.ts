import { type Change, pascal, type Wish } from './plan.ts';

/** A rehearsal of one device and one driver package. */
export function example({ name, purpose }: Wish): Change[] {
  return [
    { path: `examples/${name}/${name}.yaml`, text: rehearsal(name, purpose) },
    { path: `examples/${name}/package/${name}.inf`, text: inf(name) },
  ];
}

const ID = 'USB\\VID_1209&PID_0001';

function rehearsal(name: string, purpose: string): string {
  return `# yaml-language-server: $schema=../../schema/rehearsal.json
title: ${JSON.stringify(purpose.replace(/\.$/, ''))}
machine: { windows: 10.0.22631, architecture: amd64 }
packages:
  ${name}: { folder: package, signature: authenticode, assumeFiles: true }
hardware:
  ${name}:
    hardwareIds: [ '${ID}&REV_0100', '${ID}' ]
    compatibleIds: [ 'USB\\Class_ff' ]
steps:
  - stage: ${name}
  - plug: ${name}
  - expect: { devices: { ${name}: { driver: ${name}.inf, service: ${name}, started: true } } }
`;
}

function inf(name: string): string {
  return `; A driver package of our own.
[Version]
Signature   = "$Windows NT$"
Class       = USBDevice
ClassGuid   = {88bae032-5a81-49f0-bc3d-a4ff138216d6}
Provider    = %Contoso%
DriverVer   = 01/01/2026, 1.0.0.0
CatalogFile = ${name}.cat
PnpLockdown = 1

[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
%Device% = Device_Install, ${ID}

[Device_Install.NT]
CopyFiles = Device_Files

[Device_Files]
${name}.sys

[Device_Install.NT.Services]
AddService = ${name}, 0x00000002, Device_Service ; SPSVCINST_ASSOCSERVICE

[Device_Service]
ServiceType   = 1 ; kernel driver
StartType     = 3 ; on demand
ErrorControl  = 1 ; normal
ServiceBinary = %13%\\${name}.sys

[SourceDisksNames]
1 = %Disk%

[SourceDisksFiles]
${name}.sys = 1

[DestinationDirs]
DefaultDestDir = 13

[Strings]
Contoso = "Contoso"
Device  = "Contoso ${pascal(name)}"
Disk    = "Contoso ${pascal(name)} Disk"
`;
}
