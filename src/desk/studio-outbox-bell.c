#include "config.h"

#include "studio-outbox-bell.h"

#include <glib/gstdio.h>

#define FILE_NAME "outbox.bell"

void
studio_outbox_bell_ring (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  FILE *file = g_fopen (path, "w");

  if (file == NULL)
    return;
  fputc ('\n', file);
  fclose (file);
}

GFileMonitor *
studio_outbox_bell_listen (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, FILE_NAME, NULL);

  return g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
}

/* Each ring ends with the file being closed. */
gboolean
studio_outbox_bell_rang (GFileMonitorEvent event)
{
  return event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT;
}
