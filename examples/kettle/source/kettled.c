/* The service of the kettle: it runs until it is stopped. */
#include <windows.h>

static SERVICE_STATUS_HANDLE status_handle;
static HANDLE stopping;

static void report(DWORD state) {
  SERVICE_STATUS status = {SERVICE_WIN32_OWN_PROCESS, state, SERVICE_ACCEPT_STOP, NO_ERROR, 0, 0, 0};
  SetServiceStatus(status_handle, &status);
}

static void WINAPI control(DWORD code) {
  if (code == SERVICE_CONTROL_STOP) SetEvent(stopping);
}

static void WINAPI service(DWORD count, LPWSTR *arguments) {
  (void)count;
  (void)arguments;
  stopping = CreateEventW(NULL, TRUE, FALSE, NULL);
  status_handle = RegisterServiceCtrlHandlerW(L"kettled", control);
  report(SERVICE_RUNNING);
  WaitForSingleObject(stopping, INFINITE);
  report(SERVICE_STOPPED);
}

int main(void) {
  SERVICE_TABLE_ENTRYW table[] = {{L"kettled", service}, {NULL, NULL}};
  return StartServiceCtrlDispatcherW(table) ? 0 : 1;
}
