/* confsvc.exe: a service that runs until it is stopped. Made by scripts/windows/tools.ts. */
#include <windows.h>

static SERVICE_STATUS_HANDLE service;
static HANDLE stopped;

static void tell(DWORD state)
{
    SERVICE_STATUS status = {SERVICE_WIN32_OWN_PROCESS, state, SERVICE_ACCEPT_STOP};
    SetServiceStatus(service, &status);
}

static void WINAPI control(DWORD request)
{
    if (request == SERVICE_CONTROL_STOP) SetEvent(stopped);
}

static void WINAPI service_main(DWORD count, char **arguments)
{
    stopped = CreateEventA(NULL, TRUE, FALSE, NULL);
    service = RegisterServiceCtrlHandlerA("Winetest", control);
    tell(SERVICE_RUNNING);
    WaitForSingleObject(stopped, INFINITE);
    tell(SERVICE_STOPPED);
}

int main(void)
{
    SERVICE_TABLE_ENTRYA services[] = {{"Winetest", service_main}, {NULL, NULL}};
    return !StartServiceCtrlDispatcherA(services);
}
