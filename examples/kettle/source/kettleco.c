/*
 * The co-installer of the kettle. It counts what it is asked below HKLM\SOFTWARE\Contoso\Kettle\Requests, a value for
 * each request in order: "0001" = the DIF code, plus 0x10000 in postprocessing. It wants to see DIF_INSTALLDEVICE twice.
 */
#include <windows.h>
#include <setupapi.h>
#include <stdio.h>

#define REQUESTS L"SOFTWARE\\Contoso\\Kettle\\Requests"
#define POSTPROCESSING 0x10000

static void count(DWORD request) {
  HKEY key;
  DWORD values = 0;
  WCHAR name[8];
  if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, REQUESTS, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL)) return;
  RegQueryInfoKeyW(key, NULL, NULL, NULL, NULL, NULL, NULL, &values, NULL, NULL, NULL, NULL);
  swprintf(name, 8, L"%04u", (unsigned)values + 1);
  RegSetValueExW(key, name, 0, REG_DWORD, (const BYTE *)&request, sizeof(request));
  RegCloseKey(key);
}

__declspec(dllexport) DWORD CALLBACK KettleCoInstaller(DI_FUNCTION request, HDEVINFO set, PSP_DEVINFO_DATA device,
                                                       PCOINSTALLER_CONTEXT_DATA context) {
  (void)set;
  (void)device;
  if (context->PostProcessing) {
    count(request | POSTPROCESSING);
    return context->InstallResult;
  }
  count(request);
  return request == DIF_INSTALLDEVICE ? ERROR_DI_POSTPROCESSING_REQUIRED : NO_ERROR;
}
