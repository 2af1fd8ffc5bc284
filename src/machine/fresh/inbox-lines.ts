/**
 * Models lines of INFs that come with Windows, as records of real installations show them: INF, install
 * section with its extension (`*`: the architecture; `?`: the record names none, this name is ours), IDs as the line has them (an empty first one is a
 * hardware ID that was not recorded), description, first version with an architecture if it is for one only,
 * first version without it, and the record: a raw recording with its line, its event, or a page.
 * @see supported-usb-classes
 * Assumed: a Models line of Windows' own, recorded on one version, is there from the first version named to
 * the last; and a description that the record lacks is as here, as is the ID where a page names a USB class
 * only. Settled by the INFs of a fresh Windows of
 * each version.
 */
export const INBOX_LINES = `
acpi.inf | ACPI_Inst.NT | *PNP0C08 | Microsoft ACPI-Compliant System | 5.0 | | 006:150
acpi.inf | COMPBATT_Inst.NT | COMPOSITE_BATTERY | Microsoft Composite Battery | 5.0 | | 008:44
audioendpoint.inf | NO_DRV | MMDEVAPI\\AudioEndpoints | Audio Endpoint | 6.2 | | 122 event 400
basicrender.inf | BasicRender | ROOT\\BASICRENDER | Microsoft Basic Render Driver | 6.2 | | 001:645
battery.inf | AcAdapter_Inst | ACPI\\ACPI0003 | Microsoft AC Adapter | 5.0 | | 008:74
battery.inf | CmBatt_Inst | ACPI\\PNP0C0A | Microsoft ACPI-Compliant Control Method Battery | 5.0 | | 008:55
bth.inf | BthUsb? | USB\\Class_E0&SubClass_01&Prot_01 | Generic Bluetooth Adapter | 5.1 sp2 | | supported-usb-classes
c_swcomponent.inf | SoftwareComponent | ,SWC\\Generic | Generic software component | 10.0.15063 | | 118 event 400
c_swdevice.inf | SoftwareDevice | ,SWD\\GenericRaw | Generic software device | 6.2 | | 001:29
cdrom.inf | cdrom_install | GenCdRom | CD-ROM Drive | 5.0 | | 035:10
cdrom.inf | imapi_noopc_buffer3_install | ,GenCdRom | CD-ROM Drive (IMAPI settings 1,3) | 5.1 | 6.0 | 009:58
cdrom.inf | imapi_noopc_buffer4_install | ,GenCdRom | CD-ROM Drive (IMAPI settings 1,4) | 5.1 | 6.0 | 009:60
cdrom.inf | imapi_noopc_buffer5_install | ,GenCdRom | CD-ROM Drive (IMAPI settings 1,5) | 5.1 | 6.0 | 009:62
cpu.inf | IntelPPM_Inst.NT | ACPI\\GenuineIntel_-_EM64T | Intel Processor | 5.2 amd64 | | 006:194
cpu.inf | Processor_Inst.NT | ACPI\\Processor | Processor | 5.1 | | 006:192
display.inf | MSBDA | PCI\\CC_0300 | Microsoft Basic Display Adapter | 6.2 | | 001:623
hal.inf | ACPI_AMD64_HAL | acpiapic | ACPI x64-based PC | 6.0 amd64 | | 129 event 400
hal.inf | ACPI_AMD64_UP_HAL | ACPIAPIC_UP | ACPI Uniprocessor x64-based PC | 5.2 amd64 | 6.0 | 006:130
hdaudio.inf | HdAudModel | ,HDAUDIO\\FUNC_01 | High Definition Audio Device | 6.0 | | 002:304
input.inf | HID_Inst.NT | ,GENERIC_HID_DEVICE,USB\\Class_03&SubClass_01,USB\\Class_03 | USB Input Device | 5.0 | | 035:1 and 009:13
input.inf | HID_Raw_Inst.NT | ,HID_DEVICE | HID-compliant device | 5.0 | | 009:48
keyboard.inf | HID_Keyboard_Inst.NT | ,HID_DEVICE_SYSTEM_KEYBOARD | HID Keyboard Device | 5.0 | | 123 event 400
keyboard.inf | STANDARD_Inst | *PNP0303 | Standard 101/102-Key or Microsoft Natural PS/2 Keyboard | 5.0 | | 018:19
ksfilter.inf | MSKSSRV.NT | SW\\{96E080C7-143C-11D1-B40F-00A0C9223196} | Microsoft Streaming Service Proxy | 5.0 | | 002:737
ksfilter.inf | MSPCLOCK.NT | SW\\{97ebaacc-95bd-11d0-a3ea-00a0c9223196} | Microsoft Streaming Clock Proxy | 5.0 | | 002:516
ksfilter.inf | MSPQM.NT | SW\\{DDF4358E-BB2C-11D0-A42F-00A0C9223196} | Microsoft Streaming Quality Manager Proxy | 5.0 | | 002:626
ksfilter.inf | MSTEE.NT | SW\\{cfd669f1-9bc2-11d0-8299-0000f822fe8a} | Microsoft Streaming Tee/Sink-to-Sink Converter | 5.0 | | 002:848
machine.inf | DMIO_DRV | ROOT\\DMIO | Logical Disk Manager | 5.0 | 6.0 | 006:87
machine.inf | FTDISK_DRV | ROOT\\FTDISK | Volume Manager | 5.0 | 6.0 | 006:109
machine.inf | NO_DRV_MBRES | *PNP0C01 | System board | 5.0 | | 129 event 400
machine.inf | NO_DRV_X | *PNP0200 | Direct memory access controller | 5.0 | | 018:44
machine.inf | PCI_DRV_ROOT | *PNP0A03 | PCI bus | 5.0 | | 006:213
machine.inf | RDP_KBD | ROOT\\RDP_KBD | Terminal Server Keyboard Driver | 5.0 | | 015:30
machine.inf | RDP_MOU | ROOT\\RDP_MOU | Terminal Server Mouse Driver | 5.0 | | 015:10
machine.inf | RDPDR | ROOT\\RDPDR | Terminal Server Device Redirector | 5.0 | 6.0 | 013:52
machine.inf | SWENUM | ROOT\\SWENUM | Plug and Play Software Device Enumerator | 5.0 | | 006:67
monitor.inf | Laptop640x480x60.Install | MONITOR\\MS_0001 | Digital Flat Panel (640x480 60Hz) | 6.0 | | 118 event 400
monitor.inf | PnPMonitor.Install | *PNP09FF | Generic PnP Monitor | 6.0 | | 118 event 400
monitor.inf | Unknown.Install | Monitor\\Default_Monitor | Default Monitor | 5.0 | | 009:84
monitor.inf | VESADDC.Install | *PNP09FF | Plug and Play Monitor | 5.0 | 6.0 | 009:86
mshdc.inf | atapi_Inst | *PNP0600 | Standard IDE/ESDI Hard Disk Controller | 5.0 | | 008:96
mshdc.inf | atapi_Inst_primary | Primary_IDE_Channel | Primary IDE Channel | 5.0 | | 008:94
msmouse.inf | HID_Mouse_Inst.NT | ,HID_DEVICE_SYSTEM_MOUSE | HID-compliant mouse | 5.0 | | 009:46
msmouse.inf | PS2_Inst | *PNP0F03 | Microsoft PS/2 Mouse | 5.0 | | 020:10
msports.inf | ComPort | *PNP0501 | Communications Port | 5.0 | | 038:26
msports.inf | ComPort | ,*PNP0501 | Communications Port | 5.0 | | 038:23
msports.inf | LptPort.NT | *PNP0400 | Printer Port | 5.0 | | 002:423
ndisuio.inf | Install | MS_NDISUIO | NDIS Usermode I/O Protocol | 5.1 | 6.0 | 013:10
netdav.inf | WebClient | MS_WebClient | WebClient | 5.1 | 6.0 | 016:27
nete1g3e.inf | E100E | PCI\\VEN_8086&DEV_100E | Intel(R) PRO/1000 MT Network Connection | 6.0 | | 002:218
nete1g3e.inf | E100E.ndi.NT* | PCI\\VEN_8086&DEV_100E | Intel(R) PRO/1000 MT Network Connection | 5.1 | 6.0 | 008:5
nete1g3e.inf | E100ECopper | PCI\\VEN_8086&DEV_100E&SUBSYS_001E8086 | Intel(R) PRO/1000 MT Desktop Adapter | 6.0 | | 002:209
nete1g3e.inf | E100ECopper.ndi.NT* | PCI\\VEN_8086&DEV_100E&SUBSYS_001E8086 | Intel(R) PRO/1000 MT Desktop Adapter | 5.1 | 6.0 | 008:3
netgpc.inf | GPC.ndi | ms_gpc | Generic Packet Classifier | 5.0 | 6.0 | 007:46
netmscli.inf | MSClient.ndi | MS_MSCLIENT | Client for Microsoft Networks | 5.0 | 6.0 | 016:41
netnb.inf | NetBIOS.ndi | MS_NETBIOS | NetBIOS Interface | 5.0 | 6.0 | 016:50
netpsa.inf | PSchedMP.ndi | ms_pschedmp | Packet Scheduler Miniport | 5.0 | 6.0 | 007:57
netpschd.inf | PSched.ndi | ms_psched | QoS Packet Scheduler | 5.0 | 6.0 | 007:37
netrasa.inf | Ndi-Mp-Ip | MS_NdisWanIp | WAN Miniport (IP) | 5.0 | 6.0 | 019:44
netrasa.inf | Ndi-Mp-L2tp | MS_L2tpMiniport | WAN Miniport (L2TP) | 5.0 | 6.0 | 006:11
netrasa.inf | Ndi-Mp-Pppoe | MS_PppoeMiniport | WAN Miniport (PPPOE) | 5.1 | 6.0 | 019:10
netrasa.inf | Ndi-Mp-Pptp | MS_PptpMiniport | WAN Miniport (PPTP) | 5.0 | 6.0 | 006:40
netrasa.inf | Ndi-Mp-Pti | MS_PtiMiniport | Direct Parallel | 5.0 | 6.0 | 019:27
netrass.inf | Ndi-RasSrv | MS_RasSrv | Dial-Up Server | 5.0 | 6.0 | 007:91
netrass.inf | Ndi-Steelhead | MS_Steelhead | Steelhead | 5.0 | 6.0 | 007:103
netrast.inf | Ndi-PppoeProtocol | MS_PPPOE | Point to Point Protocol Over Ethernet | 5.1 | 6.0 | 019:1
netrast.inf | Ndi-PptpProtocol | MS_PPTP | Point to Point Tunneling Protocol | 5.0 | 6.0 | 006:28
nettcpip.inf | MS_NETBT_SMB.PrimaryInstall | MS_NETBT_SMB | Message-oriented TCP/IP Protocol (SMB session) | 5.0 | 6.0 | 007:25
nettcpip.inf | MS_TCPIP.PrimaryInstall | MS_TCPIP | Internet Protocol (TCP/IP) | 5.0 | 6.0 | 007:7
nettcpip.inf | MS_WINS.PrimaryInstall | MS_NetBT | WINS Client(TCP/IP) Protocol | 5.0 | 6.0 | 007:16
nettun.inf | ISATAP.ndi | *ISATAP | Microsoft ISATAP Adapter | 6.0 | | 001:20
nettun.inf | TEREDO.ndi | *TEREDO | Microsoft Teredo Tunneling Adapter | 6.0 | | 001:104
netwmbclass.inf | WmbClass? | USB\\Class_02&SubClass_0E | Generic Mobile Broadband Adapter | 10.0 | | supported-usb-classes
netwzc.inf | WZCSVC.ndi | MS_WZCSVC | Wireless Configuration | 5.1 | 6.0 | 013:29
printqueue.inf | NO_DRV_LOCAL | PRINTENUM\\LocalPrintQueue | Local Print Queue | 6.2 | | 002:1196
rndismp.inf | Rndis? | USB\\Class_EF&SubClass_04&Prot_01 | Remote NDIS based Internet Sharing Device | 10.0 | | supported-usb-classes
uaspstor.inf | UASPStor? | USB\\Class_08&SubClass_06&Prot_62 | USB Attached SCSI (UAS) Mass Storage Device | 10.0 | | supported-usb-classes
usb.inf | BADDEVICE.Dev.NT | USB\\DEVICE_DESCRIPTOR_FAILURE | Unknown USB Device (Device Descriptor Request Failed) | 6.2 | | 120 event 400
usb.inf | Composite.Dev.NT | USB\\COMPOSITE | USB Composite Device | 5.0 | | 127 event 400
usb.inf | Hub? | USB\\Class_09 | Generic USB Hub | 5.0 | | supported-usb-classes
usbncm.inf | UsbNcm? | USB\\Class_02&SubClass_0D | UsbNcm Host Device | 10.0.20348 | | supported-usb-classes
usbport.inf | OHCI.Dev.NT | PCI\\CC_0C0310 | Standard OpenHCD USB Host Controller | 5.1 | | 008:25
usbport.inf | ROOTHUB.Dev.NT | USB\\ROOT_HUB20 | USB Root Hub | 5.1 | | 020:35
usbprint.inf | UsbPrint? | USB\\Class_07 | USB Printing Support | 5.0 | | supported-usb-classes
usbser.inf | UsbSerial? | USB\\Class_02&SubClass_02 | USB Serial Device | 10.0 | | 132 pnputil
usbstor.inf | UsbStor? | USB\\Class_08 | USB Mass Storage Device | 5.0 | | supported-usb-classes
usbvideo.inf | UsbVideo? | USB\\Class_0E | USB Video Device | 5.1 sp2 | | supported-usb-classes
volsnap.inf | VolumeSnapshot? | STORAGE\\VolumeSnapshot | Generic volume shadow copy | 6.0 | | 109:1
volume.inf | volume_install.NT* | STORAGE\\Volume | Generic volume | 5.0 | | 006:170
wave.inf | MS_MMACM | MS_MMACM | Audio Codecs | 5.0 | 6.0 | 014:8
wave.inf | MS_MMDRV | MS_MMDRV | Legacy Audio Drivers | 5.0 | 6.0 | 014:44
wave.inf | MS_MMMCI | MS_MMMCI | Media Control Devices | 5.0 | 6.0 | 012:35
wave.inf | MS_MMVCD | MS_MMVCD | Legacy Video Capture Devices | 5.0 | 6.0 | 014:26
wave.inf | MS_MMVID | MS_MMVID | Video Codecs | 5.0 | 6.0 | 012:53
wdma_usb.inf | UsbAudio? | USB\\Class_01 | USB Audio Device | 5.0 | | supported-usb-classes
wdmaudio.inf | WDM_DRMKAUD | SW\\{EEC12DB6-AD9C-4168-8658-B03DAEF417FE} | Microsoft Trusted Audio Drivers | 5.1 | | 002:1070
winusb.inf | WINUSB.NT | USB\\MS_COMP_WINUSB | WinUSB Device | 6.2 | | 127 event 400
wpdfs.inf | Basic_Install | wpdbusenum\\fs | WPD FileSystem Volume Driver | 6.0 | | 001:10533
`;
