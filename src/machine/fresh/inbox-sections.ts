/**
 * Sections of INFs that come with Windows and that packages need by Include and Needs: INF, section, the
 * service it adds (empty: what is in the section is not known), whether that is the function driver or a
 * filter, first version, what shows that it exists. `corpus` is a count of sections in real packages that
 * need it.
 */
export const NEEDED_SECTIONS = `
battery.inf | Battery_Inst | | | 5.0 | corpus 2
cdrom.inf | cdrom_install.Services | cdrom | function | 5.0 | corpus 1
input.inf | HID_Inst.NT | | | 5.0 | corpus 1
keyboard.inf | STANDARD_Inst | | | 5.0 | corpus 2
keyboard.inf | STANDARD_Inst.HW | | | 5.0 | corpus 1
keyboard.inf | STANDARD_Inst.Services | i8042prt | function | 5.0 | corpus 1
ks.inf | KS.Registration | | | 5.0 | corpus 39
kscaptur.inf | KSCAPTUR.Registration.NT | | | 5.0 | corpus 10
mshidkmdf.inf | MsHidKmdf.NT | | | 10.0.22000? | corpus 2, inf-verif-error-2084
mshidkmdf.inf | MsHidKmdf.NT.HW | | | 10.0.22000? | corpus 2, inf-verif-error-2084
mshidkmdf.inf | MsHidKmdf.NT.Services | mshidkmdf | function | 10.0.22000? | corpus 2, inf-verif-error-2084
mshidumdf.inf | MsHidUmdf.NT | | | 10.0.22000? | corpus 1
mshidumdf.inf | MsHidUmdf.NT.HW | | | 10.0.22000? | corpus 1
mshidumdf.inf | MsHidUmdf.NT.Services | mshidumdf | function | 10.0.22000? | corpus 1
msmouse.inf | HID_Mouse_Inst.NT | | | 5.0 | corpus 1
msmouse.inf | HID_Mouse_Inst.NT.HW | | | 5.0 | corpus 1
msmouse.inf | HID_Mouse_Inst.NT.Services | mouhid | function | 5.0 | corpus 1
msmouse.inf | PS2_Inst | | | 5.0 | corpus 1
msmouse.inf | PS2_Inst.HW | | | 5.0 | corpus 1
msmouse.inf | PS2_Inst.Services | i8042prt | function | 5.0 | corpus 2
netcxrd.inf | NetCxRd_Filter.NT | | | 10.0.22000? | corpus 4
netcxrd.inf | NetCxRd_Filter.NT.Filters | | | 10.0.22000? | corpus 4
netcxrd.inf | NetCxRd_Filter.NT.HW | | | 10.0.22000? | corpus 4
netcxrd.inf | NetCxRd_Filter.NT.Services | | | 10.0.22000? | corpus 4
netvwifibus.inf | VWiFiBus.CopyFiles | | | 6.1? | corpus 90
netvwifibus.inf | VWiFiBus.PnPFilterRegistration | | | 6.1? | corpus 78
netvwifibus.inf | VWiFiBus.PnPFilterRegistration.HW | | | 6.1? | corpus 11
netvwifibus.inf | VWiFiBus.Services | | | 6.1? | corpus 90
ntprint.inf | PCL5ERES.OEM | | | 5.0 | corpus 1
ntprint.inf | PSCRIPT.OEM | | | 5.0 | corpus 7
ntprint.inf | PSCRIPT_DATA | | | 5.0 | corpus 6
ntprint.inf | TTFSUB.OEM | | | 5.0 | corpus 7
ntprint.inf | UNIDRV.OEM | | | 5.0 | corpus 12
ntprint.inf | UNIDRV_DATA | | | 5.0 | corpus 12
ntprint.inf | XPSDRV.OEM | | | 6.0? | corpus 1
msxpsdrv.inf | XPSGPD.OEM | | | 6.0? | corpus 1
pci.inf | PciD3ColdSupported.HW | | | 6.2? | corpus 1, inf-verification-in-setup-log
pci.inf | PciIoSpaceNotRequired | | | 6.2? | inf-verification-in-setup-log
sti.inf | STI.MicroDriverSection | | | 5.0 | corpus 2
sti.inf | STI.SerialSection | | | 5.0 | corpus 6
sti.inf | STI.SerialSection.Services | | | 5.0 | corpus 6
umpass.inf | UmPass | | | 6.0? | corpus 2, using-a-component-inf-file
umpass.inf | UmPass.CoInstallers | | | 6.0? | corpus 2
umpass.inf | UmPass.HW | | | 6.0? | corpus 2, using-a-component-inf-file
umpass.inf | UmPass.Interfaces | | | 6.0? | corpus 2, using-a-component-inf-file
umpass.inf | UmPass.Services | umpass | function | 6.0? | corpus 2, using-a-component-inf-file
wdmaudio.inf | MsApoFxProxy.Registration | | | 10.0? | corpus 6
wdmaudio.inf | mssysfx.CopyFilesAndRegister | | | 6.0? | corpus 2
wdmaudio.inf | WDMAUDIO.Mpu401 | | | 5.0 | corpus 8
wdmaudio.inf | WDMAUDIO.Mpu401.Services | | | 5.0 | corpus 8
wdmaudio.inf | WDMAUDIO.Registration | | | 5.0 | corpus 27
winusb.inf | WINUSB.NT | | | 6.0? | corpus 7, winusb-installation
winusb.inf | WINUSB.NT.HW | | | 6.0? | corpus 1
winusb.inf | WINUSB.NT.Services | WinUSB | function | 6.0? | corpus 1, winusb-installation
winusb.inf | WinUSB_LowerFilter.NT | | | 10.0.22000? | corpus 9
winusb.inf | WinUSB_LowerFilter.NT.Filters | | | 10.0.22000? | corpus 9
winusb.inf | WinUSB_LowerFilter.NT.HW | | | 10.0.22000? | corpus 9
winusb.inf | WinUSB_LowerFilter.NT.Services | WinUSB | filter | 10.0.22000? | corpus 9
wudfrd.inf | WUDFRD.NT | | | 10.0.22000 | corpus 38, adding-the-reflector
wudfrd.inf | WUDFRD.NT.HW | | | 10.0.22000 | corpus 38, adding-the-reflector
wudfrd.inf | WUDFRD.NT.Services | WUDFRd | function | 10.0.22000 | corpus 37, adding-the-reflector
wudfrd.inf | WUDFRD_LowerFilter.NT | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_LowerFilter.NT.Filters | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_LowerFilter.NT.HW | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_LowerFilter.NT.Services | WUDFRd | filter | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_UpperFilter.NT | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_UpperFilter.NT.Filters | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_UpperFilter.NT.HW | | | 10.0.22000 | corpus 1, adding-the-reflector
wudfrd.inf | WUDFRD_UpperFilter.NT.Services | WUDFRd | filter | 10.0.22000 | corpus 1, adding-the-reflector
`;

/**
 * Function drivers of sections that Models lines name: INF, section, service (`-`: none), what shows it. A
 * section that is not here is known by name only.
 * Assumed: the function drivers of Windows' own devices in rows that say so; settled by the INFs of Windows.
 */
export const FUNCTION_DRIVERS = `
audioendpoint.inf | NO_DRV | - | assumed
bth.inf | BthUsb? | BTHUSB | supported-usb-classes
c_swcomponent.inf | SoftwareComponent | - | using-a-component-inf-file
c_swdevice.inf | SoftwareDevice | - | assumed
cdrom.inf | cdrom_install | cdrom | corpus 7
input.inf | HID_Inst.NT | HidUsb | corpus 1
keyboard.inf | HID_Keyboard_Inst.NT | kbdhid | assumed
keyboard.inf | STANDARD_Inst | i8042prt | corpus 2
machine.inf | NO_DRV_MBRES | - | assumed
machine.inf | NO_DRV_X | - | assumed
machine.inf | PCI_DRV_ROOT | pci | assumed
machine.inf | SWENUM | swenum | assumed
monitor.inf | PnPMonitor.Install | monitor | assumed
msmouse.inf | HID_Mouse_Inst.NT | mouhid | corpus 1
msmouse.inf | PS2_Inst | i8042prt | corpus 2
msports.inf | ComPort | Serial | assumed
msports.inf | LptPort.NT | Parport | assumed
nete1g3e.inf | E100ECopper | E1G60 | 002 install of PCI\\VEN_8086&DEV_100E&SUBSYS_001E8086
nettun.inf | ISATAP.ndi | tunnel | 001 install of SWD\\IP_TUNNEL_VBUS\\ISATAP_0
nettun.inf | TEREDO.ndi | tunnel | 001 install of SWD\\IP_TUNNEL_VBUS\\TEREDO_TUNNEL_DEVICE
printqueue.inf | NO_DRV_LOCAL | - | assumed
uaspstor.inf | UASPStor? | UASPStor | supported-usb-classes
usb.inf | Composite.Dev.NT | usbccgp | corpus 1
usb.inf | Hub? | usbhub | supported-usb-classes
usbncm.inf | UsbNcm? | UsbNcm | supported-usb-classes
usbport.inf | ROOTHUB.Dev.NT | usbhub | assumed
usbprint.inf | UsbPrint? | usbprint | supported-usb-classes
usbser.inf | UsbSerial? | usbser | usb-driver-installation-based-on-compatible-ids
usbstor.inf | UsbStor? | USBSTOR | supported-usb-classes
usbvideo.inf | UsbVideo? | usbvideo | supported-usb-classes
wdma_usb.inf | UsbAudio? | usbaudio | supported-usb-classes
winusb.inf | WINUSB.NT | WinUSB | winusb-installation
`;

/** FeatureScore of install sections, in hexadecimal, and the record whose rank shows it. */
export const FEATURE_SCORES = `
basicrender.inf | BasicRender | FB | 001:645
display.inf | MSBDA | FB | 001:623
printqueue.inf | NO_DRV_LOCAL | 00 | 002:1196
`;
