#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "studio-application.h"
#include "studio-core-dump.h"

/*
 * Pictures of some MB come and go all day, in several threads. glibc would learn from that to keep them in its heaps, full of holes: a
 * post of three large photos then took 350 MB after some zooming instead of 295.
 */
static void
give_big_buffers_back (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 1024 * 1024);
#endif
}

static void
choose_language (void)
{
  const char *folder = g_getenv ("PEMDA_STUDIO_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* GTK ends a program whose settings have no schema, without a word for people. */
static gboolean
has_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  return schema != NULL;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (StudioApplication) application = NULL;
  g_autofree char *program = g_find_program_in_path (argv[0]);

  studio_core_dump_forbid ();
  give_big_buffers_back ();
  choose_language ();
  if (!has_schema ()) {
    g_printerr ("pemda-studio: %s\n", _ ("The settings of Pemda Studio are not installed. Install the program again, or start it with ./run."));
    return 1;
  }
  /* GTK 4.8 takes OpenGL even when it is software, where a frame costs ten times more; what this program draws is painted by cairo in
   * any case, so a graphics card would not help either. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  application = studio_application_new (program);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
