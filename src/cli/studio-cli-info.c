#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-comments.h"
#include "studio-cli-review.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-pages.h"

/** Info: a post and all its pages laid out. @families: in the order of use */
typedef struct
{
  StudioPost *post;
  PangoContext *context;
  GPtrArray *scenes;
  GPtrArray *families;
} Info;

static void
info_clear (Info *info)
{
  g_clear_object (&info->post);
  g_clear_object (&info->context);
  g_clear_pointer (&info->scenes, g_ptr_array_unref);
  g_clear_pointer (&info->families, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, info_clear)

static void
note_family (Info *info,
             const char *family)
{
  if (family != NULL && !g_ptr_array_find_with_equal_func (info->families, family, g_str_equal, NULL))
    g_ptr_array_add (info->families, g_strdup (family));
}

static void
note_families (Info *info,
               StudioScene *scene)
{
  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioLayer *layer = g_array_index (scene->boxes, StudioBox, i).layer;

    if (layer->kind == STUDIO_LAYER_TEXT)
      note_family (info, layer->text.family);
    else if (layer->kind == STUDIO_LAYER_CHART)
      note_family (info, layer->chart.family);
  }
}

static gboolean
lay_out_all (Info *info,
             GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (info->post);
  StudioTemplate *template = studio_post_get_template (info->post);
  GPtrArray *formats = studio_template_get_formats (template);

  for (guint i = 0; i < formats->len * studio_snapshot_get_n_pages (snapshot); i++) {
    StudioScene *scene = studio_layout_page (info->context, snapshot, g_ptr_array_index (formats, i % formats->len), i / formats->len, error);

    if (scene == NULL)
      return FALSE;
    g_ptr_array_add (info->scenes, scene);
    note_families (info, scene);
  }
  return TRUE;
}

/* --- JSON --- */

static void
add_box (JsonBuilder *builder,
         const StudioBox *box)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", box->layer->id);
  studio_cli_json_text (builder, "type", studio_layer_kind_name (box->layer->kind));
  studio_cli_json_text (builder, "field", box->layer->field);
  studio_cli_json_number (builder, "x", box->rect.x);
  studio_cli_json_number (builder, "y", box->rect.y);
  studio_cli_json_number (builder, "w", box->rect.w);
  studio_cli_json_number (builder, "h", box->rect.h);
  if (box->layer->kind == STUDIO_LAYER_TEXT) {
    studio_cli_json_number (builder, "size", box->fit.size);
    studio_cli_json_number (builder, "lines", box->fit.n_lines);
  }
  json_builder_end_object (builder);
}

static const char *
issue_name (StudioIssueKind kind)
{
  switch (kind) {
  case STUDIO_ISSUE_TEXT_OVERFLOW:
    return "text-overflow";
  case STUDIO_ISSUE_OUTSIDE:
    return "outside";
  case STUDIO_ISSUE_OVERLAP:
    return "overlap";
  case STUDIO_ISSUE_PHOTO_SMALL:
    return "photo-small";
  case STUDIO_ISSUE_SAMPLE:
    return "sample";
  case STUDIO_ISSUE_FONT:
    return "font";
  case STUDIO_ISSUE_NO_SOURCE:
    return "no-source";
  case STUDIO_ISSUE_FIGURES:
    return "figures";
  case STUDIO_ISSUE_CHART:
    return "chart";
  }
  g_return_val_if_reached (NULL);
}

static void
add_issue (JsonBuilder *builder,
           const StudioIssue *issue)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "kind", issue_name (issue->kind));
  studio_cli_json_text (builder, "layer", issue->layer);
  studio_cli_json_text (builder, "field", issue->field);
  studio_cli_json_text (builder, "message", issue->message);
  json_builder_end_object (builder);
}

static void
add_variant (JsonBuilder *builder,
             const StudioScene *scene)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "format", scene->format->id);
  studio_cli_json_number (builder, "page", scene->page + 1);
  studio_cli_json_number (builder, "width", scene->format->size.w);
  studio_cli_json_number (builder, "height", scene->format->size.h);
  studio_cli_json_array (builder, "layers");
  for (guint i = 1; i < scene->boxes->len; i++)
    add_box (builder, &g_array_index (scene->boxes, StudioBox, i));
  json_builder_end_array (builder);
  studio_cli_json_array (builder, "issues");
  for (guint i = 0; i < scene->issues->len; i++)
    add_issue (builder, g_ptr_array_index (scene->issues, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_fonts (JsonBuilder *builder,
           const Info *info)
{
  studio_cli_json_array (builder, "fonts");
  for (guint i = 0; i < info->families->len; i++) {
    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "family", g_ptr_array_index (info->families, i));
    studio_cli_json_boolean (builder, "substituted", !studio_fonts_has_family (info->context, g_ptr_array_index (info->families, i)));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_asset (JsonBuilder *builder,
           StudioAsset *asset)
{
  const StudioPictureInfo *about = studio_asset_get_info (asset);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "hash", studio_asset_get_hash (asset));
  studio_cli_json_text (builder, "type", about->mime);
  studio_cli_json_number (builder, "width", about->width);
  studio_cli_json_number (builder, "height", about->height);
  studio_cli_json_number (builder, "bytes", (double) g_bytes_get_size (studio_asset_get_bytes (asset)));
  json_builder_end_object (builder);
}

static void
add_comments (JsonBuilder *builder,
              const Info *info)
{
  guint open, done;

  studio_comments_count (studio_post_get_json (info->post), &open, &done);
  json_builder_set_member_name (builder, "comments");
  json_builder_begin_object (builder);
  studio_cli_json_number (builder, "open", open);
  studio_cli_json_number (builder, "done", done);
  json_builder_end_object (builder);
}

static void
print_json (const Info *info)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) assets = studio_post_list_assets (info->post);
  g_autofree char *title = studio_post_get_title (info->post);
  const StudioEdition *edition = studio_post_get_edition (info->post);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (info->post);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "title", title);
  studio_cli_json_text (builder, "brand", studio_brand_get_id (studio_post_get_brand (info->post)));
  studio_cli_json_text (builder, "edition", edition != NULL ? edition->id : NULL);
  studio_cli_json_text (builder, "template", studio_template_get_id (studio_post_get_template (info->post)));
  studio_cli_json_array (builder, "variants");
  for (guint i = 0; i < info->scenes->len; i++)
    add_variant (builder, g_ptr_array_index (info->scenes, i));
  json_builder_end_array (builder);
  add_fonts (builder, info);
  add_comments (builder, info);
  studio_cli_json_array (builder, "assets");
  for (guint i = 0; i < assets->len; i++)
    add_asset (builder, g_ptr_array_index (assets, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "review");
  studio_cli_review_add_json (builder, snapshot);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

/* --- lines --- */

static void
print_variant (const StudioScene *scene)
{
  studio_cli_printf ("\n%s  %s %u  %.0f × %.0f px\n", scene->format->id, _ ("page"), scene->page + 1, scene->format->size.w, scene->format->size.h);
  for (guint i = 1; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    studio_cli_printf ("  %-28s %-7s %7.1f %7.1f %7.1f %7.1f\n", box->layer->id, studio_layer_kind_name (box->layer->kind),
                       box->rect.x, box->rect.y, box->rect.w, box->rect.h);
  }
  for (guint i = 0; i < scene->issues->len; i++)
    studio_cli_printf ("  ! %s\n", ((const StudioIssue *) g_ptr_array_index (scene->issues, i))->message);
}

static void
print_assets (const Info *info)
{
  g_autoptr (GPtrArray) assets = studio_post_list_assets (info->post);

  for (guint i = 0; i < assets->len; i++) {
    StudioAsset *asset = g_ptr_array_index (assets, i);
    const StudioPictureInfo *about = studio_asset_get_info (asset);

    studio_cli_printf ("%s %s  %s  %d × %d px  %.0f kB\n", _ ("Picture:"), studio_asset_get_hash (asset), about->mime, about->width, about->height,
                       (double) g_bytes_get_size (studio_asset_get_bytes (asset)) / 1000);
  }
}

static void
print_lines (const Info *info)
{
  g_autofree char *title = studio_post_get_title (info->post);
  const StudioEdition *edition = studio_post_get_edition (info->post);
  guint open, done;

  studio_cli_printf ("%s %s\n", _ ("Title:"), title);
  studio_cli_printf ("%s %s\n", _ ("Brand:"), studio_brand_get_name (studio_post_get_brand (info->post)));
  if (edition != NULL)
    studio_cli_printf ("%s %s\n", _ ("Edition:"), edition->name);
  studio_cli_printf ("%s %s\n", _ ("Template:"), studio_template_get_name (studio_post_get_template (info->post)));
  for (guint i = 0; i < info->families->len; i++) {
    const char *family = g_ptr_array_index (info->families, i);

    studio_cli_printf ("%s %s%s\n", _ ("Font:"), family, studio_fonts_has_family (info->context, family) ? "" : _ (" (not installed, another stands in)"));
  }
  print_assets (info);
  studio_comments_count (studio_post_get_json (info->post), &open, &done);
  if (open + done > 0)
    studio_cli_printf (_ ("Comments: %1$u open, %2$u done\n"), open, done);
  for (guint i = 0; i < info->scenes->len; i++)
    print_variant (g_ptr_array_index (info->scenes, i));
}

/* --- the command --- */

static StudioCliExit
tell (const char *name,
      const StudioCliPostOptions *options,
      gboolean json)
{
  StudioCliExit code;
  g_auto (Info) info = { .post = studio_cli_post_open (name, options, &code) };
  GError *error = NULL;

  if (info.post == NULL)
    return code;
  info.context = studio_fonts_new_context ();
  info.scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_scene_unref);
  info.families = g_ptr_array_new_with_free_func (g_free);
  if (!lay_out_all (&info, &error))
    return studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
  if (json)
    print_json (&info);
  else
    print_lines (&info);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_info (const char *const *argv)
{
  g_auto (StudioCliPostOptions) post = { 0 };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    STUDIO_CLI_POST_ENTRIES (post),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_info, entries, argv, 1, &operands, &code))
    return code;
  return tell (operands[0], &post, json);
}

const StudioCliCommand studio_cli_info = {
  "info", N_ ("POST|TEMPLATE [--json]"), N_ ("Tells what a post consists of: layers with their boxes in px (x, y, width, height), fonts, pictures and what is amiss."), TRUE, run_info
};
