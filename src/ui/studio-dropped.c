#include "config.h"

#include "studio-dropped.h"

/* More are a folder that slipped along. */
#define MAX_PHOTOS 20

static const struct
{
  const char *suffix;
  StudioDroppedKind kind;
} suffixes[] = {
  { ".pemda", STUDIO_DROPPED_POST },
  { ".pemdabrand", STUDIO_DROPPED_BRAND },
  { ".pemdatemplate", STUDIO_DROPPED_TEMPLATE },
  { ".jpg", STUDIO_DROPPED_PHOTO },
  { ".jpeg", STUDIO_DROPPED_PHOTO },
  { ".jfif", STUDIO_DROPPED_PHOTO },
  { ".png", STUDIO_DROPPED_PHOTO },
  { ".webp", STUDIO_DROPPED_PHOTO },
  { ".heic", STUDIO_DROPPED_PHOTO },
  { ".heif", STUDIO_DROPPED_PHOTO },
  { ".avif", STUDIO_DROPPED_PHOTO },
  { ".tif", STUDIO_DROPPED_PHOTO },
  { ".tiff", STUDIO_DROPPED_PHOTO },
  { ".bmp", STUDIO_DROPPED_PHOTO },
  { ".gif", STUDIO_DROPPED_PHOTO },
  { ".csv", STUDIO_DROPPED_TABLE },
  { ".tsv", STUDIO_DROPPED_TABLE },
  { ".xlsx", STUDIO_DROPPED_TABLE },
};

StudioDroppedKind
studio_dropped_find_kind (const char *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, STUDIO_DROPPED_OTHER);

  lower = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    if (g_str_has_suffix (lower, suffixes[i].suffix))
      return suffixes[i].kind;
  }
  return STUDIO_DROPPED_OTHER;
}

StudioDropped *
studio_dropped_new (GSList *files)
{
  g_autoptr (StudioDropped) dropped = g_new0 (StudioDropped, 1);

  dropped->paths = g_ptr_array_new_with_free_func (g_free);
  for (GSList *l = files; l != NULL; l = l->next) {
    g_autofree char *path = g_file_get_path (l->data);
    StudioDroppedKind kind = path != NULL ? studio_dropped_find_kind (path) : STUDIO_DROPPED_OTHER;
    guint most = kind == STUDIO_DROPPED_PHOTO ? MAX_PHOTOS : 1;

    if (path == NULL)
      continue;
    if (dropped->paths->len == 0)
      dropped->kind = kind;
    if (kind == dropped->kind && dropped->paths->len < most)
      g_ptr_array_add (dropped->paths, g_steal_pointer (&path));
  }
  return dropped->paths->len > 0 ? g_steal_pointer (&dropped) : NULL;
}

void
studio_dropped_free (StudioDropped *dropped)
{
  g_ptr_array_unref (dropped->paths);
  g_free (dropped);
}
