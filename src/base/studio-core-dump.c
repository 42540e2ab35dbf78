#include "config.h"

#include "studio-core-dump.h"

#ifdef G_OS_UNIX
#include <sys/resource.h>
#endif

/*
 * One byte, not none: Linux ignores a limit of 0 where a program collects the images (systemd-coredump, apport), and takes 1 as a word that there shall be
 * none at all. To make the process "not dumpable" would do it too, but then the portals of the desktop can no longer tell who asks them.
 */
#define NONE 1

void
studio_core_dump_forbid (void)
{
#ifdef G_OS_UNIX
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_cur = MIN (NONE, limit.rlim_max);
  if (setrlimit (RLIMIT_CORE, &limit) != 0)
    g_warning ("cannot forbid images of the memory");
#endif
}
