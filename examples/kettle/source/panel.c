/* The application of the kettle. It enters itself among the installed programs; /remove takes it out again. */
#include <windows.h>

#define ENTRY L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Contoso Kettle Panel"

static LSTATUS set(HKEY key, const WCHAR *name, const WCHAR *text) {
  return RegSetValueExW(key, name, 0, REG_SZ, (const BYTE *)text, (lstrlenW(text) + 1) * sizeof(WCHAR));
}

static LSTATUS enter(void) {
  HKEY key;
  LSTATUS error = RegCreateKeyExW(HKEY_LOCAL_MACHINE, ENTRY, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL);
  if (error) return error;
  set(key, L"DisplayName", L"Contoso Kettle Panel");
  set(key, L"DisplayVersion", L"1.0.0.0");
  return RegCloseKey(key);
}

int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR arguments, int show) {
  (void)instance;
  (void)before;
  (void)show;
  return lstrcmpiA(arguments, "/remove") == 0 ? (int)RegDeleteKeyW(HKEY_LOCAL_MACHINE, ENTRY) : (int)enter();
}
