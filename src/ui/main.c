#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "studio-application.h"

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
