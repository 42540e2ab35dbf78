#include "config.h"

#include "studio-layout.h"

#include "studio-bind.h"
#include "studio-error.h"
#include "studio-issues.h"
#include "studio-node.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How often fit groups may pull each other down before the layout is taken as it is. */
#define MAX_PASSES 3

static void
reset (StudioNode *node)
{
  node->shrink = 0;
  node->fixed_h = NAN;
  node->crowded = FALSE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    reset (g_ptr_array_index (node->children, i));
}

static void
find_smallest (StudioNode *node,
               GHashTable *sizes)
{
  const char *group = node->layer->kind == STUDIO_LAYER_TEXT ? node->layer->text.fit_group : NULL;

  if (group != NULL) {
    double *size = g_hash_table_lookup (sizes, group);

    if (size == NULL)
      g_hash_table_insert (sizes, g_strdup (group), g_memdup2 (&node->fit.size, sizeof (double)));
    else
      *size = MIN (*size, node->fit.size);
  }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    find_smallest (g_ptr_array_index (node->children, i), sizes);
}

static gboolean
groups_agree (StudioNode *node,
              GHashTable *sizes)
{
  const char *group = node->layer->kind == STUDIO_LAYER_TEXT ? node->layer->text.fit_group : NULL;
  const double *size = group != NULL ? g_hash_table_lookup (sizes, group) : NULL;

  if (size != NULL && node->fit.size > *size + 0.01)
    return FALSE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
    if (!groups_agree (g_ptr_array_index (node->children, i), sizes))
      return FALSE;
  }
  return TRUE;
}

static void
run_passes (StudioLayoutRun *run,
            StudioNode *root,
            const StudioFormat *format)
{
  StudioRect page = { 0, 0, format->size.w, format->size.h };

  for (int pass = 0; pass < MAX_PASSES; pass++) {
    g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    reset (root);
    root->fixed_h = page.h;
    studio_node_measure (run, root, page.w, page.w);
    studio_node_arrange (run, root, &page);
    find_smallest (root, sizes);
    if (groups_agree (root, sizes))
      return;
    g_hash_table_unref (run->caps);
    run->caps = g_hash_table_ref (sizes);
  }
}

static void
add_boxes (GArray *boxes,
           StudioNode *node,
           gboolean visible)
{
  StudioBox box = { .layer = studio_layer_ref (node->layer), .rect = node->rect, .fit = node->fit, .visible = visible && node->layer->visible };
  guint index = boxes->len;

  g_array_append_val (boxes, box);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_boxes (boxes, g_ptr_array_index (node->children, i), box.visible);
  g_array_index (boxes, StudioBox, index).end = boxes->len;
}

static void
box_clear (gpointer data)
{
  studio_layer_unref (((StudioBox *) data)->layer);
}

static StudioScene *
scene_new (StudioSnapshot *snapshot,
           const StudioFormat *format,
           guint page,
           StudioNode *root,
           PangoContext *context)
{
  StudioScene *scene = g_new0 (StudioScene, 1);

  g_atomic_ref_count_init (&scene->refs);
  scene->snapshot = studio_snapshot_ref (snapshot);
  scene->format = format;
  scene->page = page;
  scene->boxes = g_array_new (FALSE, TRUE, sizeof (StudioBox));
  g_array_set_clear_func (scene->boxes, box_clear);
  scene->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_issue_free);
  add_boxes (scene->boxes, root, TRUE);
  studio_issues_collect (scene, root, context);
  return scene;
}

StudioScene *
studio_layout_page (PangoContext *context,
                    StudioSnapshot *snapshot,
                    const StudioFormat *format,
                    guint page,
                    GError **error)
{
  g_autoptr (StudioLayer) layer = NULL;
  g_autoptr (StudioNode) root = NULL;
  StudioLayoutRun run = { .context = context, .snapshot = snapshot };
  StudioScene *scene;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  if (!studio_template_has_format (studio_snapshot_get_template (snapshot), format->id)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The template “%s” has no format “%s”"),
                 studio_template_get_name (studio_snapshot_get_template (snapshot)), format->id);
    return NULL;
  }
  layer = studio_bind_page (snapshot, format, page, error);
  if (layer == NULL)
    return NULL;
  run.caps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  root = studio_node_new (&run, layer, NULL);
  run_passes (&run, root, format);
  scene = scene_new (snapshot, format, page, root, context);
  g_hash_table_unref (run.caps);
  return scene;
}
