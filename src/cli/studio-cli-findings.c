#include "config.h"

#include "studio-cli-findings.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-report.h"
#include "studio-platforms.h"
#include "studio-error.h"

void
studio_cli_tell_notices (StudioChecker *checker)
{
  for (guint i = 0; i < checker->notices->len; i++)
    studio_cli_warn (NULL, g_ptr_array_index (checker->notices, i));
}

static const char *
get_level_name (StudioRuleLevel level)
{
  switch (level) {
  case STUDIO_RULE_REQUIRED:
    return _ ("required");
  case STUDIO_RULE_WARNING:
    return _ ("warning");
  case STUDIO_RULE_HINT:
  case STUDIO_RULE_OFF:
  default:
    return _ ("hint");
  }
}

void
studio_cli_print_findings (const char *where,
                           GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (findings, i);
    const StudioPlace *place = &finding->place;

    studio_cli_printf ("%s", where);
    if (place->kind != STUDIO_PLACE_CAPTION)
      studio_cli_printf (" %s%s%s", studio_place_kind_name (place->kind), place->name != NULL ? ":" : "", place->name != NULL ? place->name : "");
    if (finding->start >= 0)
      studio_cli_printf (":%d-%d", finding->start, finding->end);
    studio_cli_printf (": %s (%s): %s\n", finding->rule, get_level_name (finding->level), finding->message);
  }
}

/* --- JSON --- */

static void
add_where (JsonBuilder *builder,
           const StudioFinding *finding)
{
  const StudioPlace *place = &finding->place;

  json_builder_set_member_name (builder, "where");
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "kind", studio_place_kind_name (place->kind));
  if (place->name != NULL)
    studio_cli_json_text (builder, "name", place->name);
  if (place->format != NULL)
    studio_cli_json_text (builder, "format", place->format);
  if (place->page >= 0)
    studio_cli_json_number (builder, "page", place->page + 1);
  if (finding->start >= 0) {
    studio_cli_json_number (builder, "start", finding->start);
    studio_cli_json_number (builder, "end", finding->end);
  }
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder,
             StudioChecker *checker,
             const StudioFinding *finding)
{
  const StudioRule *rule = studio_rule_find (finding->rule);
  const StudioRuleText *text = studio_rule_texts_find (checker->texts, finding->rule);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", finding->rule);
  studio_cli_json_text (builder, "severity", studio_rule_level_name (finding->level));
  studio_cli_json_text (builder, "principle", rule != NULL ? studio_principle_name (rule->principle) : NULL);
  add_where (builder, finding);
  studio_cli_json_text (builder, "message", finding->message);
  studio_cli_json_text (builder, "source", text != NULL ? text->source : NULL);
  studio_cli_json_text (builder, "fix", finding->fix);
  studio_cli_json_boolean (builder, "asks", finding->asks);
  studio_cli_json_text (builder, "key", finding->key);
  json_builder_end_object (builder);
}

void
studio_cli_print_findings_json (StudioChecker *checker,
                                GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  studio_cli_json_number (builder, "required", studio_check_count_required (findings));
  studio_cli_json_array (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, checker, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

StudioProfile *
studio_cli_find_profile (const char *id,
                         StudioCliExit *code)
{
  GError *error = NULL;
  StudioProfile *profile = id != NULL ? studio_profile_find (id, &error) : studio_profile_load (NULL);

  if (profile == NULL)
    *code = studio_cli_fail_error (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND) ? STUDIO_CLI_USAGE : STUDIO_CLI_INPUT, id, error);
  return profile;
}

GPtrArray *
studio_cli_read_platforms (const char *text)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++) {
    const StudioPlatform *platform = studio_platforms_find (platforms, g_strstrip (names[i]));

    if (platform == NULL) {
      studio_cli_fail (STUDIO_CLI_USAGE, "--platform", _ ("“%s” is no platform that is known here. Write instagram, facebook, x or the like."), names[i]);
      return NULL;
    }
    if (!g_ptr_array_find_with_equal_func (ids, platform->id, g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (platform->id));
  }
  g_ptr_array_add (ids, NULL);
  return g_steal_pointer (&ids);
}
