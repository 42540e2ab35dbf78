#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-platforms.h"
#include "studio-reunion.h"

/** MergeFiles: as they were named. @base: (nullable) */
typedef struct
{
  const char *base;
  const char *mine;
  const char *theirs;
  const char *output;
} MergeFiles;

/* Returns: (transfer full) (nullable): NULL after saying what is wrong */
static StudioPost *
read_post (const char *path)
{
  g_autofree char *notice = NULL;
  GError *error = NULL;
  StudioPost *post = studio_package_read (path, &notice, &error);

  if (post == NULL)
    studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  else if (notice != NULL)
    studio_cli_warn (path, notice);
  return post;
}

/* Returns: (nullable): the first of @places that nothing was asked about */
static const char *
choose (const StudioReunion *reunion,
        char **places,
        GHashTable *choices)
{
  for (guint p = 0; places != NULL && places[p] != NULL; p++) {
    gboolean all = g_str_equal (places[p], "all"), found = all;

    for (guint i = 0; i < reunion->questions->len; i++) {
      const StudioReunionQuestion *question = g_ptr_array_index (reunion->questions, i);

      if (!all && !g_str_equal (question->path, places[p]))
        continue;
      g_hash_table_add (choices, question->key);
      found = TRUE;
    }
    if (!found)
      return places[p];
  }
  return NULL;
}

static void
add_question (JsonBuilder *builder,
              const StudioReunionQuestion *question,
              gboolean theirs)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "place", question->path);
  studio_cli_json_text (builder, "label", question->label);
  studio_cli_json_text (builder, "mine", question->mine);
  studio_cli_json_text (builder, "theirs", question->theirs);
  studio_cli_json_text (builder, "taken", theirs ? "theirs" : "mine");
  json_builder_end_object (builder);
}

static void
print_json (const StudioReunion *reunion,
            GHashTable *choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  studio_cli_json_array (builder, "changes");
  for (guint i = 0; i < reunion->changes->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (reunion->changes, i));
  json_builder_end_array (builder);
  studio_cli_json_number (builder, "comments", reunion->n_comments);
  studio_cli_json_text (builder, "news", reunion->news);
  studio_cli_json_array (builder, "conflicts");
  for (guint i = 0; i < reunion->questions->len; i++) {
    const StudioReunionQuestion *question = g_ptr_array_index (reunion->questions, i);

    add_question (builder, question, g_hash_table_contains (choices, question->key));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
print_lines (const StudioReunion *reunion,
             GHashTable *choices)
{
  for (guint i = 0; i < reunion->changes->len; i++)
    /* TRANSLATORS: a part of the post that came from the other copy */
    studio_cli_printf (_ ("taken: %s\n"), (const char *) g_ptr_array_index (reunion->changes, i));
  if (reunion->n_comments > 0)
    studio_cli_printf (_ ("comments and replies: %u\n"), reunion->n_comments);
  if (reunion->news != NULL)
    studio_cli_printf ("%s\n", reunion->news);
  for (guint i = 0; i < reunion->questions->len; i++) {
    const StudioReunionQuestion *question = g_ptr_array_index (reunion->questions, i);
    gboolean theirs = g_hash_table_contains (choices, question->key);

    studio_cli_printf (theirs ? _ ("%1$s (%2$s): “%3$s” gives way to “%4$s”\n") : _ ("%1$s (%2$s): “%3$s” stays, the other copy has “%4$s”\n"), question->path, question->label,
                       question->mine, question->theirs);
  }
}

static StudioCliExit
write_post (StudioReunion *reunion,
            GHashTable *choices,
            const char *path)
{
  GError *error = NULL;
  g_autoptr (StudioPost) post = studio_reunion_make (reunion, choices, FALSE, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioSnapshot) baked = NULL;

  if (post == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  snapshot = studio_post_snapshot (post);
  baked = studio_obscure_bake (snapshot, NULL, &error);
  if (baked == NULL || !studio_package_write (baked, NULL, path, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
merge (const MergeFiles *files,
       char **places,
       gboolean json)
{
  g_autoptr (StudioPost) base = files->base != NULL ? read_post (files->base) : NULL;
  g_autoptr (StudioPost) mine = files->base == NULL || base != NULL ? read_post (files->mine) : NULL;
  g_autoptr (StudioPost) theirs = mine != NULL ? read_post (files->theirs) : NULL;
  g_autoptr (StudioSnapshot) base_state = base != NULL ? studio_post_snapshot (base) : NULL;
  g_autoptr (StudioSnapshot) my_state = NULL;
  g_autoptr (StudioSnapshot) their_state = NULL;
  g_autoptr (StudioReunion) reunion = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (StudioPlatforms) platforms = NULL;
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  const char *unknown;
  StudioCliExit code;
  GError *error = NULL;

  if (theirs == NULL)
    return STUDIO_CLI_INPUT;
  my_state = studio_post_snapshot (mine);
  their_state = studio_post_snapshot (theirs);
  assets = studio_reunion_list_assets (mine, theirs);
  platforms = studio_platforms_load ();
  reunion = studio_reunion_new (&(const StudioReunionOrder){ base_state, my_state, their_state, assets, platforms }, NULL, &error);
  if (reunion == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, files->theirs, error);
  unknown = choose (reunion, places, choices);
  if (unknown != NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, unknown, _ ("Nothing is to be chosen there. Leave --theirs out to see where."));
  code = write_post (reunion, choices, files->output);
  if (code != STUDIO_CLI_DONE)
    return code;
  if (json)
    print_json (reunion, choices);
  else
    print_lines (reunion, choices);
  return g_hash_table_size (choices) < reunion->questions->len ? STUDIO_CLI_FOUND : STUDIO_CLI_DONE;
}

static StudioCliExit
run_merge (const char *const *argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) theirs = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "theirs", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &theirs, N_ ("Take what the other copy has at this place; “all”: everywhere"), N_ ("PLACE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write the merged post here"), N_ ("FILE") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;
  guint n;

  if (!studio_cli_options_parse (&studio_cli_merge, entries, argv, -2, &operands, &code))
    return code;
  n = g_strv_length (operands);
  if (n > 3)
    return studio_cli_fail (STUDIO_CLI_USAGE, operands[3], _ ("These are too many files. Name the base, your copy and the other one."));
  if (output == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "merge", _ ("It is not said where to write. Add -o FILE.pemda."));
  return merge (&(const MergeFiles){ n == 3 ? operands[0] : NULL, operands[n - 2], operands[n - 1], output }, theirs, json);
}

const StudioCliCommand studio_cli_merge = {
  "merge", N_ ("[BASE] MINE THEIRS -o FILE [--theirs PLACE…] [--json]"), N_ ("Merges two copies of one post."), FALSE, run_merge
};
