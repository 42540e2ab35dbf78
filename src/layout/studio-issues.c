#include "config.h"

#include "studio-issues.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-chart-issues.h"
#include "studio-font.h"
#include "studio-icon-index.h"

/* A photo may be stretched this much before a person sees it as blurred. */
#define STRETCH 1.25
#define SLACK 1.5
/* Hundreds of things on each other are one thing to tell. */
#define MAX_ISSUES 200

void
studio_issue_free (StudioIssue *issue)
{
  g_free (issue->layer);
  g_free (issue->field);
  g_free (issue->message);
  g_free (issue);
}

void
studio_issues_add (StudioScene *scene,
                   StudioIssueKind kind,
                   const StudioLayer *layer,
                   const char *field,
                   char *message)
{
  StudioIssue *issue = g_new0 (StudioIssue, 1);

  issue->kind = kind;
  issue->layer = layer != NULL ? g_strdup (layer->id) : NULL;
  issue->field = g_strdup (field);
  issue->message = message;
  g_ptr_array_add (scene->issues, issue);
}

static const char *const kinds[] = {
  [STUDIO_LAYER_TEXT] = N_ ("Text"),
  [STUDIO_LAYER_PHOTO] = N_ ("Photo"),
  [STUDIO_LAYER_SHAPE] = N_ ("Shape"),
  [STUDIO_LAYER_MOTIF] = N_ ("Motif"),
  [STUDIO_LAYER_ICON] = N_ ("Icon"),
  [STUDIO_LAYER_LOGO] = N_ ("Logo"),
  [STUDIO_LAYER_QR] = N_ ("QR code"),
  [STUDIO_LAYER_CHART] = N_ ("Chart"),
  [STUDIO_LAYER_GROUP] = N_ ("Group"),
  [STUDIO_LAYER_STACK] = N_ ("Stack"),
  [STUDIO_LAYER_LINE] = N_ ("Line"),
  [STUDIO_LAYER_DRAWING] = N_ ("Drawing"),
};

/* What people call the layer: its field's label, else its own name. */
static const char *
shown_name (StudioScene *scene,
            const StudioLayer *layer)
{
  g_autofree char *name = layer->field != NULL ? g_strndup (layer->field, strcspn (layer->field, "/")) : NULL;
  const StudioField *field = name != NULL ? studio_template_find_field (studio_snapshot_get_template (scene->snapshot), name) : NULL;

  if (field != NULL)
    return field->label;
  /* of a layer added by hand that nobody named */
  return g_strcmp0 (layer->name, layer->id) == 0 && g_str_has_prefix (layer->id, "l-") ? _ (kinds[layer->kind]) : layer->name;
}

static const char *
format_name (StudioScene *scene)
{
  return _ (scene->format->name);
}

static void
report_overflow (StudioScene *scene,
                 StudioNode *node)
{
  const StudioLayer *layer = node->layer;
  int excess = node->fit.excess;

  if (excess > 0)
    studio_issues_add (scene, STUDIO_ISSUE_TEXT_OVERFLOW, layer, layer->field,
                       g_strdup_printf (ngettext ("%s does not fit in %s. Shorten it by about %d character.",
                                                  "%s does not fit in %s. Shorten it by about %d characters.", excess),
                                        shown_name (scene, layer), format_name (scene), excess));
  else
    studio_issues_add (scene, STUDIO_ISSUE_TEXT_OVERFLOW, layer, layer->field,
                       g_strdup_printf (_ ("%s does not fit in %s. Shorten the text."), shown_name (scene, layer), format_name (scene)));
}

/* In a stack that is too full, the text to shorten is its longest. */
static StudioNode *
longest_text (StudioNode *node)
{
  StudioNode *longest = node->layer->kind == STUDIO_LAYER_TEXT ? node : NULL;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
    StudioNode *text = longest_text (g_ptr_array_index (node->children, i));

    if (text != NULL && (longest == NULL || strlen (text->layer->text.text) > strlen (longest->layer->text.text)))
      longest = text;
  }
  return longest;
}

static gboolean
too_wide (StudioNode *node)
{
  return node->fit.words || node->fit.width > node->rect.w + SLACK;
}

static void
collect_overflow (StudioScene *scene,
                  StudioNode *node)
{
  if (!node->layer->visible)
    return;
  if (node->layer->kind == STUDIO_LAYER_TEXT && (node->fit.excess > 0 || too_wide (node))) {
    report_overflow (scene, node);
  } else if (node->crowded) {
    StudioNode *text = longest_text (node);

    if (text != NULL)
      report_overflow (scene, text);
    return;
  }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect_overflow (scene, g_ptr_array_index (node->children, i));
}

static StudioRect
seen_rect (const StudioBox *box)
{
  return box->layer->kind == STUDIO_LAYER_TEXT ? studio_box_text_rect (box) : box->rect;
}

static void
check_place (StudioScene *scene,
             const StudioBox *box)
{
  StudioRect page = { 0, 0, scene->format->size.w, scene->format->size.h };
  StudioRect safe = studio_format_safe_rect (scene->format), rect = seen_rect (box);
  gboolean readable = studio_scene_is_readable (box);

  if (box->layer->bleed || studio_rect_contains (readable ? &safe : &page, &rect, SLACK))
    return;
  if (!readable && box->layer->kind != STUDIO_LAYER_PHOTO)
    return;
  studio_issues_add (scene, STUDIO_ISSUE_OUTSIDE, box->layer, box->layer->field,
                     g_strdup_printf (readable && studio_rect_contains (&page, &rect, SLACK)
                                          ? _ ("%s stands outside the safe area of %s.")
                                          : _ ("%s reaches beyond the page of %s."),
                                      shown_name (scene, box->layer), format_name (scene)));
}

static void
check_overlaps (StudioScene *scene,
                guint index)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  StudioRect rect = seen_rect (box);

  if (!studio_scene_is_readable (box) || box->layer->bleed || scene->issues->len >= MAX_ISSUES)
    return;
  for (guint i = index + 1; i < scene->boxes->len; i++) {
    const StudioBox *other = &g_array_index (scene->boxes, StudioBox, i);
    StudioRect its = seen_rect (other);

    if (!other->visible || !studio_scene_is_readable (other) || other->layer->bleed || !studio_rect_overlaps (&rect, &its, SLACK))
      continue;
    studio_issues_add (scene, STUDIO_ISSUE_OVERLAP, other->layer, other->layer->field,
                       g_strdup_printf (_ ("%s and %s lie on each other in %s."), shown_name (scene, box->layer), shown_name (scene, other->layer),
                                        format_name (scene)));
  }
}

static void
check_photo (StudioScene *scene,
             const StudioBox *box)
{
  const StudioPhotoSpec *photo = &box->layer->photo;
  g_autoptr (StudioAsset) asset = NULL;
  const StudioPictureInfo *info;
  StudioSize size;
  StudioRect placed;
  double stretch;

  if (photo->asset == NULL || photo->sample)
    return;
  asset = studio_snapshot_load_asset (scene->snapshot, photo->asset, NULL);
  if (asset == NULL)
    return;
  info = studio_asset_get_info (asset);
  if (g_str_equal (info->mime, "image/svg+xml"))
    return;
  size = (StudioSize){ info->width, info->height };
  if (photo->contain)
    placed = studio_rect_contain (&box->rect, size);
  else
    placed = photo->crop.w > 0 ? studio_rect_crop (&box->rect, size, &photo->crop) : studio_rect_cover (&box->rect, size, photo->focal);
  stretch = placed.w / info->width;
  if (stretch > STRETCH)
    studio_issues_add (scene, STUDIO_ISSUE_PHOTO_SMALL, box->layer, box->layer->field,
                       g_strdup_printf (_ ("%s is stretched %.1f times and will look blurred in %s. Use a larger photo or show more of it."), shown_name (scene, box->layer),
                                        stretch, format_name (scene)));
}

static void
collect_samples (StudioScene *scene)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (scene->snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    gboolean sample = FALSE;

    studio_snapshot_get_shown (scene->snapshot, field->name, &sample);
    /* made up figures are a lie even where a title may stay as it is */
    if ((field->required || field->type == STUDIO_FIELD_ROWS) && sample)
      studio_issues_add (scene, STUDIO_ISSUE_SAMPLE, NULL, field->name, g_strdup_printf (_ ("%s still shows the sample. Fill it in."), field->label));
  }
}

/* Emoji and other scripts come from other fonts, so one run in the wanted font is enough. */
static gboolean
uses_family (PangoLayout *layout,
             const char *family)
{
  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    for (GSList *at = pango_layout_get_line_readonly (layout, i)->runs; at != NULL; at = at->next) {
      PangoLayoutRun *run = at->data;
      g_autoptr (PangoFontDescription) found = pango_font_describe (run->item->analysis.font);

      if (g_ascii_strcasecmp (pango_font_description_get_family (found), family) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
has_latin (const char *text)
{
  for (; *text != '\0'; text++) {
    if (g_ascii_isalnum (*text))
      return TRUE;
  }
  return FALSE;
}

static void
collect_fonts (StudioScene *scene,
               StudioNode *node,
               GHashTable *seen)
{
  const StudioTextSpec *text = &node->layer->text;

  if (node->layer->kind == STUDIO_LAYER_TEXT && has_latin (text->text) && g_hash_table_add (seen, text->family) && !uses_family (node->pango, text->family))
    studio_issues_add (scene, STUDIO_ISSUE_FONT, NULL, NULL,
                       g_strdup_printf (_ ("The font “%s” is not on this computer; another stands in. Install it to get the look as designed."), text->family));
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect_fonts (scene, g_ptr_array_index (node->children, i), seen);
}

/* Icons of fonts: the font, or the icon itself if the index does not know it, for which a question mark stands in. */
static void
check_icon (StudioScene *scene,
            PangoContext *context,
            const StudioLayer *layer,
            GHashTable *seen)
{
  const StudioIconGlyph *glyph = studio_icon_index_lookup (studio_icon_index_get_default (), layer->icon.name);

  if (glyph == NULL)
    studio_issues_add (scene, STUDIO_ISSUE_FONT, layer, NULL,
                       g_strdup_printf (_ ("The icon “%s” is not known here; a question mark stands in. Choose another icon."), layer->icon.name));
  else if (g_hash_table_add (seen, (char *) glyph->family) && !studio_font_is_there (context, glyph->family))
    studio_issues_add (scene, STUDIO_ISSUE_FONT, layer, NULL,
                       g_strdup_printf (_ ("The icon font “%s” is not on this computer; a question mark stands in. Install it to get the icons."), glyph->family));
}

static void
collect_icon_fonts (StudioScene *scene,
                    PangoContext *context)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->visible && box->layer->kind == STUDIO_LAYER_ICON && studio_icon_is_glyph (box->layer->icon.name))
      check_icon (scene, context, box->layer, seen);
  }
}

/* Whether the page says where its figures come from: a text shows the template's field for it. */
static gboolean
shows_source (StudioScene *scene)
{
  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->visible && box->layer->kind == STUDIO_LAYER_TEXT && box->layer->field != NULL && g_str_has_prefix (box->layer->field, "sumber"))
      return TRUE;
  }
  return FALSE;
}

static void
collect_charts (StudioScene *scene)
{
  gboolean sourced = shows_source (scene);

  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->visible && box->layer->kind == STUDIO_LAYER_CHART && scene->issues->len < MAX_ISSUES)
      studio_chart_issues_collect (scene, box, shown_name (scene, box->layer), sourced);
  }
}

void
studio_issues_collect (StudioScene *scene,
                       StudioNode *root,
                       PangoContext *context)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  collect_overflow (scene, root);
  collect_fonts (scene, root, seen);
  collect_icon_fonts (scene, context);
  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (!box->visible)
      continue;
    check_place (scene, box);
    check_overlaps (scene, i);
    if (box->layer->kind == STUDIO_LAYER_PHOTO)
      check_photo (scene, box);
  }
  collect_charts (scene);
  collect_samples (scene);
}
