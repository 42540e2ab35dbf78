#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-parcel.h"

static void
add_parcel (JsonBuilder *builder,
            const StudioParcel *parcel)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "file", parcel->name);
  studio_cli_json_text (builder, "problem", parcel->problem);
  if (parcel->problem == NULL) {
    studio_cli_json_text (builder, "id", parcel->id);
    studio_cli_json_text (builder, "title", parcel->title);
    studio_cli_json_text (builder, "office", parcel->office);
    studio_cli_json_text (builder, "by", parcel->by);
    studio_cli_json_text (builder, "at", parcel->at);
    studio_cli_json_text (builder, "note", parcel->note);
    studio_cli_json_number (builder, "percent", parcel->percent);
    studio_cli_json_number (builder, "required", parcel->n_open);
    studio_cli_json_array (builder, "missing");
    for (guint i = 0; i < parcel->missing->len; i++)
      json_builder_add_string_value (builder, g_ptr_array_index (parcel->missing, i));
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
}

static void
print_parcel (const StudioParcel *parcel)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  if (parcel->problem != NULL) {
    studio_cli_printf ("%s: %s\n", parcel->name, parcel->problem);
    return;
  }
  for (guint i = 0; i < parcel->missing->len; i++)
    g_string_append_printf (missing, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (parcel->missing, i));
  studio_cli_printf ("%s: %u%% “%s”", parcel->name, parcel->percent, parcel->title);
  if (*parcel->office != '\0' || *parcel->by != '\0')
    studio_cli_printf (" (%s%s%s)", parcel->office, *parcel->office != '\0' && *parcel->by != '\0' ? ", " : "", parcel->by);
  if (missing->len > 0)
    studio_cli_printf (_ (" missing: %s"), missing->str);
  studio_cli_print ("\n");
}

/* Returns: %STUDIO_CLI_FOUND if one cannot be read */
static StudioCliExit
look_at (GPtrArray *paths,
         const StudioProfile *profile,
         JsonBuilder *builder)
{
  g_autoptr (StudioChecker) checker = studio_cli_checker_new ();
  StudioCliExit code = STUDIO_CLI_DONE;

  studio_cli_tell_notices (checker);
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (StudioParcel) parcel = studio_parcel_look (g_ptr_array_index (paths, i), checker, profile, FALSE, NULL);

    if (parcel->problem != NULL)
      code = STUDIO_CLI_FOUND;
    if (builder != NULL)
      add_parcel (builder, parcel);
    else
      print_parcel (parcel);
  }
  return code;
}

static StudioCliExit
run_inbox (const char *const *argv)
{
  g_autofree char *profile_id = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile_id, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_inbox, entries, argv, 1, &operands, &code))
    return code;
  profile = studio_cli_find_profile (profile_id, &code);
  if (profile == NULL)
    return code;
  if (!g_file_test (operands[0], G_FILE_TEST_IS_DIR))
    return studio_cli_fail (STUDIO_CLI_INPUT, operands[0], _ ("There is no such folder. Check the name."));
  paths = studio_parcel_list (operands[0]);
  if (!json)
    return look_at (paths, profile, NULL);
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  code = look_at (paths, profile, builder);
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
  return code;
}

const StudioCliCommand studio_cli_inbox = {
  "inbox", N_ ("FOLDER [--profile ID|FILE] [--json]"), N_ ("Tells how complete the packages in a folder are."), TRUE, run_inbox
};
