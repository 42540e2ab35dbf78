#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"

#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-template-maker-private.h"
#include "studio-template-share.h"

/* Whether the sample post of a new template looks like the post that it was made of. */

#define TOLERANCE 0.05 /* px: JSON is written with four decimals */

/* Members that say nothing of a layer's looks, or name pictures, which have other names now. */
static const char *const silent[] = { "id", "name", "field", "added", "z", "photo", "drawing", "children", "locked", "can", "lock", "groups", "frame", "scale", NULL };

static gboolean
has_members_of (JsonNode *a,
                JsonNode *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (a));
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *other = json_object_get_member (json_node_get_object (b), name);

    if (!g_strv_contains (silent, name) && (other == NULL || !studio_json_equal (value, other)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
near (double a,
      double b)
{
  return fabs (a - b) < TOLERANCE;
}

static gboolean
boxes_equal (const StudioBox *a,
             const StudioBox *b)
{
  return a->layer->kind == b->layer->kind && a->visible == b->visible && a->end == b->end &&
         near (a->rect.x, b->rect.x) && near (a->rect.y, b->rect.y) && near (a->rect.w, b->rect.w) && near (a->rect.h, b->rect.h) &&
         near (a->layer->scale, b->layer->scale) &&
         has_members_of (a->layer->json, b->layer->json) && has_members_of (b->layer->json, a->layer->json);
}

/* Returns: (nullable): the first box of the post that is another in the template's */
static const StudioBox *
find_difference (StudioScene *post,
                 StudioScene *sample)
{
  for (guint i = 0; i < post->boxes->len; i++) {
    const StudioBox *box = &g_array_index (post->boxes, StudioBox, i);

    if (i >= sample->boxes->len || !boxes_equal (box, &g_array_index (sample->boxes, StudioBox, i)))
      return box;
  }
  return sample->boxes->len > post->boxes->len ? &g_array_index (post->boxes, StudioBox, 0) : NULL;
}

static gboolean
prove_page (StudioBake *bake,
            PangoContext *context,
            StudioSnapshot *sample,
            const StudioFormat *format,
            guint page,
            GError **error)
{
  g_autoptr (StudioScene) before = studio_layout_page (context, bake->snapshot, format, page, error);
  g_autoptr (StudioScene) after = before != NULL ? studio_layout_page (context, sample, format, page, error) : NULL;
  const StudioBox *differs = after != NULL ? find_difference (before, after) : NULL;

  if (after != NULL && differs == NULL)
    return TRUE;
  if (differs != NULL)
    /* Translators: a layer's name, a size's name, a page's number */
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The template was not saved, because “%s” would look different in size %s on page %u. Change it in the post, or leave that size out."),
                 differs->layer->name != NULL ? differs->layer->name : differs->layer->id, format->id, page + 1);
  return FALSE;
}

gboolean
studio_bake_prove (StudioBake *bake,
                   StudioTemplate *template,
                   GError **error)
{
  JsonNode *edition = studio_json_lookup (studio_snapshot_get_json (bake->snapshot), "edition");
  g_autoptr (StudioSnapshot) sample = studio_template_sample_post (template, studio_snapshot_get_base_brand (bake->snapshot), edition, bake->files, error);
  PangoContext *context = NULL;
  guint n_pages = studio_snapshot_get_n_pages (bake->snapshot);
  gboolean same = sample != NULL;

  if (sample == NULL)
    return FALSE;
  context = studio_fonts_new_context ();
  for (guint page = 0; same && page < n_pages; page++) {
    for (guint i = 0; same && i < bake->maker->formats->len; i++)
      same = prove_page (bake, context, sample, g_ptr_array_index (bake->maker->formats, i), page, error);
  }
  g_object_unref (context);
  return same;
}
