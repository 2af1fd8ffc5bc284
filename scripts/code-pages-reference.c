/* Prints what MultiByteToWideChar and WideCharToMultiByte answer, as the checksums that
 * test/inf/text/code-page.test.ts holds the tables against. Run it on Windows or under Wine:
 *   x86_64-w64-mingw32-gcc -o code-pages.exe scripts/code-pages-reference.c && wine code-pages.exe
 * Checksum: FNV-1a, 32 bits, over bytes. Read: for every byte, then every pair of bytes in order, the number of
 * units and the units, low byte first. Written: for every unit in order, the number of bytes and the bytes; only
 * the number 0 where the default character stands in. */
#include <windows.h>
#include <stdio.h>

static const UINT pages[] = {874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258};
static unsigned sum;

static void add(int byte) { sum = (sum ^ (byte & 255)) * 16777619u; }

static void add_read(UINT page, const char *bytes, int count)
{
    WCHAR units[4];
    int n = MultiByteToWideChar(page, 0, bytes, count, units, 4);
    add(n);
    for (int i = 0; i < n; i++) { add(units[i]); add(units[i] >> 8); }
}

static void add_written(UINT page, WCHAR unit)
{
    char bytes[4];
    BOOL used = FALSE;
    int n = WideCharToMultiByte(page, WC_NO_BEST_FIT_CHARS, &unit, 1, bytes, 4, NULL, &used);
    if (used) n = 0;
    add(n);
    for (int i = 0; i < n; i++) add(bytes[i]);
}

int main(void)
{
    for (unsigned p = 0; p < sizeof pages / sizeof *pages; p++)
    {
        sum = 2166136261u;
        for (int i = 0; i < 256; i++) { char b = i; add_read(pages[p], &b, 1); }
        for (int i = 0; i < 65536; i++) { char b[2] = {i >> 8, i}; add_read(pages[p], b, 2); }
        printf("[%u, 0x%08x, ", pages[p], sum);
        sum = 2166136261u;
        for (int i = 0; i < 65536; i++) add_written(pages[p], i);
        printf("0x%08x],\n", sum);
    }
    return 0;
}
