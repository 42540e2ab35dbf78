#include "config.h"

#include "studio-share-job.h"

#include "studio-caption.h"
#include "studio-export-job.h"
#include "studio-pages.h"
#include "studio-slug.h"

#define MAX_SLUG 40

/** Drawing: pictures and whom they are for; platforms of one size have the same. @id: of the first of them */
typedef struct
{
  GPtrArray *outcomes;
  const char *id;
  GString *names;
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_ptr_array_unref (drawing->outcomes);
  g_string_free (drawing->names, TRUE);
  g_free (drawing);
}

/* Takes @outcomes. */
static void
add_drawing (GPtrArray *drawings,
             const StudioPlatform *platform,
             GPtrArray *outcomes)
{
  Drawing *drawing;

  for (guint i = 0; i < drawings->len; i++) {
    drawing = g_ptr_array_index (drawings, i);
    if (drawing->outcomes != outcomes)
      continue;
    g_string_append_printf (drawing->names, ", %s", platform->name);
    g_ptr_array_unref (outcomes);
    return;
  }
  drawing = g_new0 (Drawing, 1);
  drawing->outcomes = outcomes;
  drawing->id = platform->id;
  drawing->names = g_string_new (platform->name);
  g_ptr_array_add (drawings, drawing);
}

/* Returns: (transfer full): the description of a page, "" without one that a person has confirmed */
static char *
describe (StudioSnapshot *snapshot,
          GArray *pages,
          guint page)
{
  StudioDescription description = studio_description_get (studio_snapshot_get_json (snapshot), g_array_index (pages, StudioPage, page).id);

  return g_strdup (description.decorative || description.draft ? "" : description.alt);
}

static void
add_pictures (StudioShareParcel *parcel,
              StudioSnapshot *snapshot,
              const Drawing *drawing)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);
  g_autofree char *slug = studio_slug (studio_share_parcel_get_title (parcel), MAX_SLUG);

  for (guint i = 0; i < drawing->outcomes->len; i++) {
    const StudioExportOutcome *outcome = g_ptr_array_index (drawing->outcomes, i);
    g_autofree char *name = g_strdup_printf ("%s_%s_%u.jpg", slug, drawing->id, i + 1);
    g_autofree char *group = g_strdup_printf ("%s · %d × %d", drawing->names->str, outcome->result.width, outcome->result.height);
    g_autofree char *alt = describe (snapshot, pages, outcome->item.page);

    studio_share_parcel_add_file (parcel, name, "image/jpeg", outcome->result.bytes, alt, group);
  }
}

StudioShareParcel *
studio_share_job_make (const StudioPackOrder *order,
                       StudioShareProgress progress,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) drawn = studio_pack_new_drawn ();
  g_autoptr (GPtrArray) drawings = g_ptr_array_new_with_free_func ((GDestroyNotify) drawing_free);
  g_autoptr (StudioShareParcel) parcel = NULL;
  g_autofree char *title = NULL;
  guint total;

  g_return_val_if_fail (order != NULL && order->snapshot != NULL && order->limits != NULL && order->platforms != NULL, NULL);

  total = g_strv_length ((char **) order->platforms);
  title = studio_snapshot_get_title (order->snapshot);
  parcel = studio_share_parcel_new (title);
  for (guint i = 0; i < total; i++) {
    const StudioPlatform *platform = studio_platforms_find (order->limits, order->platforms[i]);
    g_autofree char *caption = studio_pack_caption (order->snapshot, platform->id);
    GPtrArray *outcomes;

    if (progress != NULL)
      progress (i, total, data);
    outcomes = studio_pack_draw (order, platform, drawn, cancellable, error);
    if (outcomes == NULL)
      return NULL;
    add_drawing (drawings, platform, outcomes);
    studio_share_parcel_add_caption (parcel, platform->id, platform->name, caption);
  }
  for (guint i = 0; i < drawings->len; i++)
    add_pictures (parcel, order->snapshot, g_ptr_array_index (drawings, i));
  return g_steal_pointer (&parcel);
}
