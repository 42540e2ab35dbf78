#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-profile.h"

static const char *
gate_name (StudioGate gate)
{
  switch (gate) {
  case STUDIO_GATE_REFUSE:
    return "refuse";
  case STUDIO_GATE_REASON:
    return "reason";
  case STUDIO_GATE_PRACTICE:
    return "practice";
  }
  g_return_val_if_reached (NULL);
}

static guint
count_rules (const StudioProfile *profile,
             StudioRuleLevel level)
{
  guint n_rules, n = 0;
  const StudioRule *const *rules = studio_rule_list (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    n += studio_profile_get_level (profile, rules[i]) == level;
  return n;
}

static void
add_profile (JsonBuilder *builder,
             const StudioProfile *profile)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", profile->id);
  studio_cli_json_text (builder, "name", profile->name);
  studio_cli_json_text (builder, "gate", gate_name (profile->gate));
  json_builder_add_boolean_value (json_builder_set_member_name (builder, "explains"), profile->explains);
  json_builder_add_boolean_value (json_builder_set_member_name (builder, "own"), profile->own);
  json_builder_add_int_value (json_builder_set_member_name (builder, "required"), count_rules (profile, STUDIO_RULE_REQUIRED));
  json_builder_add_int_value (json_builder_set_member_name (builder, "warning"), count_rules (profile, STUDIO_RULE_WARNING));
  json_builder_add_int_value (json_builder_set_member_name (builder, "hint"), count_rules (profile, STUDIO_RULE_HINT));
  json_builder_add_int_value (json_builder_set_member_name (builder, "off"), count_rules (profile, STUDIO_RULE_OFF));
  json_builder_end_object (builder);
}

static StudioCliExit
list (gboolean json)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) profiles = studio_profile_list (&notices);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < profiles->len; i++) {
    const StudioProfile *profile = g_ptr_array_index (profiles, i);

    if (json)
      add_profile (builder, profile);
    else
      studio_cli_printf ("%-20s %-28s %s\n", profile->id, profile->name, gate_name (profile->gate));
  }
  json_builder_end_array (builder);
  if (json)
    studio_cli_print_json (json_builder_get_root (builder));
  for (guint i = 0; i < notices->len; i++)
    studio_cli_warn ("profile", g_ptr_array_index (notices, i));
  return STUDIO_CLI_DONE;
}

static StudioCliExit
check (char **files)
{
  StudioCliExit code = STUDIO_CLI_DONE;

  for (guint i = 0; files[i] != NULL; i++) {
    GError *error = NULL;
    g_autoptr (StudioProfile) profile = studio_profile_open (files[i], &error);

    if (profile == NULL)
      code = studio_cli_fail_error (STUDIO_CLI_INPUT, files[i], error);
    else
      studio_cli_printf (_ ("%s: valid\n"), files[i]);
  }
  return code;
}

static StudioCliExit
run_profile (const char *const *argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_profile, entries, argv, -1, &operands, &code))
    return code;
  if (g_str_equal (operands[0], "list") && operands[1] == NULL)
    return list (json);
  if (g_str_equal (operands[0], "check") && operands[1] != NULL && !json)
    return check (operands + 1);
  return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such thing to do with profiles. Say list, or check and a file."));
}

const StudioCliCommand studio_cli_profile = {
  "profile", N_ ("list [--json] | check FILE…"), N_ ("Lists the profiles, which say how strict each rule is, or checks files of profiles."), FALSE, run_profile
};
