export { diInstallDevice } from './install-device.ts';
export { diInstallDriver } from './install-driver.ts';
export { diRollbackDriver } from './roll-back.ts';
export { diUninstallDevice } from './uninstall-device.ts';
export { diUninstallDriver } from './uninstall-driver.ts';
export { updateDriverForPlugAndPlayDevices } from './update-drivers.ts';
