/* confco.dll: installers of the conformance cases. Each writes the request that it got to a line of
 * C:\windows\confco.log and answers what its name says. Made by scripts/windows/tools.ts. */
#include <windows.h>
#include <stdio.h>

#define DO_DEFAULT 0xe000020eu
#define FAILED_WITH 0xdeadc0deu
#define EXPORT __declspec(dllexport)

static DWORD noted(UINT request, DWORD answer)
{
    FILE *log = fopen("C:\\windows\\confco.log", "a");
    if (log) {
        fprintf(log, "%u\n", request);
        fclose(log);
    }
    return answer;
}

EXPORT DWORD CALLBACK class_success(UINT request, void *set, void *device) { return noted(request, NO_ERROR); }
EXPORT DWORD CALLBACK class_default(UINT request, void *set, void *device) { return noted(request, DO_DEFAULT); }
EXPORT DWORD CALLBACK class_error(UINT request, void *set, void *device) { return noted(request, FAILED_WITH); }
EXPORT DWORD CALLBACK ClassInstall(UINT request, void *set, void *device) { return noted(request, DO_DEFAULT); }

EXPORT DWORD CALLBACK co_success(UINT request, void *set, void *device, void *context)
{
    return noted(request, NO_ERROR);
}

EXPORT DWORD CALLBACK co_error(UINT request, void *set, void *device, void *context)
{
    return noted(request, FAILED_WITH);
}

EXPORT DWORD CALLBACK CoDeviceInstall(UINT request, void *set, void *device, void *context)
{
    return noted(request, NO_ERROR);
}

EXPORT HRESULT WINAPI DllRegisterServer(void)
{
    HKEY key;
    LONG error = RegCreateKeyA(HKEY_CURRENT_USER, "conf_setupapi_selfreg", &key);
    if (!error) RegCloseKey(key);
    return error ? E_FAIL : S_OK;
}

EXPORT HRESULT WINAPI DllUnregisterServer(void)
{
    return RegDeleteKeyA(HKEY_CURRENT_USER, "conf_setupapi_selfreg") ? E_FAIL : S_OK;
}
