#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-comment-place.h"
#include "studio-document-comments.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-self.h"

/** CommentsOptions: as they were written. */
typedef struct
{
  const char *post;
  char *add;
  char *on;
  char *quote;
  char *by;
  char *role;
  char *output;
  gboolean json;
} CommentsOptions;

static void
comments_options_clear (CommentsOptions *options)
{
  g_free (options->add);
  g_free (options->on);
  g_free (options->quote);
  g_free (options->by);
  g_free (options->role);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommentsOptions, comments_options_clear)

/* --- telling --- */

/* "layer:judul", as --on takes it. Returns: (transfer full) */
static char *
write_place (const StudioCommentPlace *place)
{
  static const char *const kinds[] = { "post", "layer", "field", "caption" };

  return place->name != NULL ? g_strdup_printf ("%s:%s", kinds[place->on], place->name) : g_strdup (kinds[place->on]);
}

static void
add_replies (JsonBuilder *builder,
             JsonNode *root,
             const StudioComment *comment)
{
  StudioReply reply;

  studio_cli_json_array (builder, "replies");
  for (guint i = 0; i < comment->n_replies; i++) {
    studio_comments_get_reply (root, comment->id, i, &reply);
    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "by", reply.by);
    studio_cli_json_text (builder, "at", reply.at);
    studio_cli_json_text (builder, "text", reply.text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_comment (JsonBuilder *builder,
             JsonNode *root,
             const StudioComment *comment,
             StudioCommentPlaces *places)
{
  StudioCommentSpot spot = studio_comment_places_find (places, &comment->place);
  g_autofree char *on = write_place (&comment->place);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", comment->id);
  studio_cli_json_text (builder, "by", comment->by);
  studio_cli_json_text (builder, "role", comment->role);
  studio_cli_json_text (builder, "at", comment->at);
  studio_cli_json_text (builder, "text", comment->text);
  studio_cli_json_text (builder, "on", on);
  studio_cli_json_text (builder, "quote", comment->place.quote);
  studio_cli_json_boolean (builder, "gone", !spot.there);
  studio_cli_json_boolean (builder, "done", studio_comment_is_done (comment));
  add_replies (builder, root, comment);
  json_builder_end_object (builder);
}

static void
print_line (const StudioComment *comment,
            StudioCommentPlaces *places)
{
  StudioCommentSpot spot = studio_comment_places_find (places, &comment->place);
  g_autofree char *on = write_place (&comment->place);

  studio_cli_printf ("%s  %s  %s%s%s%s%s  %s: %s\n", studio_comment_is_done (comment) ? "[x]" : "[ ]", comment->at, on, comment->place.quote != NULL ? " “" : "",
                     comment->place.quote != NULL ? comment->place.quote : "", comment->place.quote != NULL ? "”" : "", spot.there ? "" : _ (" (gone)"), comment->by,
                     comment->text);
}

static void
tell (StudioSnapshot *snapshot,
      gboolean json)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);
  g_autoptr (GArray) comments = studio_comments_list (root);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < comments->len; i++) {
    const StudioComment *comment = &g_array_index (comments, StudioComment, i);

    if (json)
      add_comment (builder, root, comment, places);
    else
      print_line (comment, places);
  }
  json_builder_end_array (builder);
  if (json)
    studio_cli_print_json (json_builder_get_root (builder));
}

/* --- adding one --- */

/* Returns: FALSE if @on names no place */
static gboolean
read_place (const char *on,
            StudioCommentPlace *place)
{
  *place = (StudioCommentPlace){ STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0, NULL };
  if (on == NULL || g_str_equal (on, "post"))
    return TRUE;
  if (g_str_equal (on, "caption") || g_str_has_prefix (on, "caption:"))
    place->on = STUDIO_COMMENT_CAPTION;
  else if (g_str_has_prefix (on, "layer:"))
    place->on = STUDIO_COMMENT_LAYER;
  else if (g_str_has_prefix (on, "field:"))
    place->on = STUDIO_COMMENT_FIELD;
  else
    return FALSE;
  place->name = strchr (on, ':') != NULL ? strchr (on, ':') + 1 : NULL;
  return place->name == NULL || *place->name != '\0';
}

/* Refuses a place that is not in the post: a slip would make a comment that nobody can find. */
static StudioCliExit
find_place (const CommentsOptions *options,
            StudioSnapshot *snapshot,
            StudioCommentPlace *place)
{
  g_autoptr (StudioCommentPlaces) places = studio_comment_places_new (snapshot);
  StudioCommentSpot spot;

  if (!read_place (options->on, place))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--on", _ ("Write layer:ID, field:NAME, caption or caption:PLATFORM."));
  place->quote = options->quote;
  if (place->quote != NULL && place->on != STUDIO_COMMENT_FIELD && place->on != STUDIO_COMMENT_CAPTION)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--quote", _ ("Only fields and captions have words to quote."));
  spot = studio_comment_places_find (places, place);
  if (!spot.there)
    return studio_cli_fail (STUDIO_CLI_USAGE, place->quote != NULL ? "--quote" : "--on", _ ("This is not in the post."));
  if (place->quote != NULL) {
    place->from = spot.from;
    place->to = spot.to;
  }
  place->format = spot.format;
  return STUDIO_CLI_DONE;
}

static StudioCliExit
write_file (StudioPost *post,
            const char *path)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  GError *error = NULL;
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (snapshot, NULL, &error);

  if (baked == NULL || !studio_package_write (baked, NULL, path, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
add (StudioPost *post,
     const CommentsOptions *options)
{
  g_autoptr (StudioDocument) document = studio_document_new_for_post (post, NULL);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *id = NULL;
  StudioCommentPlace place;
  GError *error = NULL;
  StudioRole role;
  StudioCliExit code;

  if (options->role != NULL && !studio_role_from_id (options->role, &role))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--role", _ ("Choose opd, editor or head."));
  code = find_place (options, snapshot, &place);
  if (code != STUDIO_CLI_DONE)
    return code;
  id = studio_document_add_comment (document, &place, options->add, options->by, options->role, &error);
  if (id == NULL)
    return studio_cli_fail_error (STUDIO_CLI_USAGE, "--add", error);
  return write_file (post, options->output != NULL ? options->output : options->post);
}

/* --- the command --- */

static StudioCliExit
work (const CommentsOptions *options)
{
  g_autofree char *notice = NULL;
  GError *error = NULL;
  g_autoptr (StudioPost) post = studio_package_read (options->post, &notice, &error);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  StudioCliExit code = STUDIO_CLI_DONE;

  if (post == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, options->post, error);
  if (notice != NULL)
    studio_cli_warn (options->post, notice);
  if (options->add != NULL)
    code = add (post, options);
  if (code != STUDIO_CLI_DONE)
    return code;
  snapshot = studio_post_snapshot (post);
  tell (snapshot, options->json);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_comments (const char *const *argv)
{
  g_auto (CommentsOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &options.add, N_ ("Write a comment"), N_ ("TEXT") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_ ("What it is about: layer:ID, field:NAME, caption or caption:PLATFORM"), N_ ("PLACE") },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &options.quote, N_ ("The words there that it is about"), N_ ("WORDS") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("Who writes it"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_FILENAME, &options.role, N_ ("As what: opd, editor or head"), N_ ("ROLE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write the post here instead of where it was"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_comments, entries, argv, 1, &operands, &code))
    return code;
  options.post = operands[0];
  if (options.add == NULL && (options.on != NULL || options.quote != NULL || options.output != NULL))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--add", _ ("Say what the comment is."));
  return work (&options);
}

const StudioCliCommand studio_cli_comments = {
  "comments", N_ ("POST [--add TEXT [--on PLACE] [--by NAME]] [--json]"), N_ ("Lists what reviewers wrote about a post, or writes a comment."), FALSE, run_comments
};
