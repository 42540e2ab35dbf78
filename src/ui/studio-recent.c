#include "config.h"

#include "studio-recent.h"

#include <cairo.h>
#include <glib/gstdio.h>

#include "studio-recent-item.h"
#include "studio-thumbnail.h"

#define MAX_POSTS 8
#define PICTURE_SIDE 240

struct _StudioRecent
{
  GObject parent_instance;
  GSettings *settings;
  GListStore *items;
};

/** Entry: one file as a thread found it. */
typedef struct
{
  char *path;
  char *title; /* (nullable) */
  gint64 modified;
  cairo_surface_t *picture; /* (nullable) */
} Entry;

/** Picture: one to be drawn and kept, with the post's title beside it. */
typedef struct
{
  StudioSnapshot *snapshot;
  char *title;
  char *uri;
} Picture;

G_DEFINE_FINAL_TYPE (StudioRecent, studio_recent, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  g_free (entry->path);
  g_free (entry->title);
  if (entry->picture != NULL)
    cairo_surface_destroy (entry->picture);
  g_free (entry);
}

static void
picture_free (Picture *picture)
{
  studio_snapshot_unref (picture->snapshot);
  g_free (picture->title);
  g_free (picture->uri);
  g_free (picture);
}

/* Where something about a post is kept. @ending: ".png" or ".title". Returns: (transfer full) */
static char *
kept_path (const char *uri,
           const char *ending)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, uri, -1);
  g_autofree char *name = g_strconcat (hash, ending, NULL);

  return g_build_filename (g_get_user_cache_dir (), "pemda-studio", "posts", name, NULL);
}

/* --- in threads --- */

static Entry *
read_entry (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL), *picture = kept_path (uri, ".png"), *title = kept_path (uri, ".title");
  GStatBuf info;
  Entry *entry;

  if (path == NULL || g_stat (path, &info) != 0)
    return NULL;
  entry = g_new0 (Entry, 1);
  entry->path = g_steal_pointer (&path);
  if (g_file_get_contents (title, &entry->title, NULL, NULL) && !g_utf8_validate (entry->title, -1, NULL))
    g_clear_pointer (&entry->title, g_free);
  entry->modified = info.st_mtime;
  entry->picture = cairo_image_surface_create_from_png (picture);
  if (cairo_surface_status (entry->picture) != CAIRO_STATUS_SUCCESS)
    g_clear_pointer (&entry->picture, cairo_surface_destroy);
  return entry;
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  char **uris = task_data;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  for (gsize i = 0; uris[i] != NULL; i++) {
    Entry *entry = read_entry (uris[i]);

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
  }
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
draw_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Picture *picture = task_data;
  g_autoptr (GBytes) png = studio_thumbnail_new (picture->snapshot, PICTURE_SIDE, NULL);
  g_autofree char *path = kept_path (picture->uri, ".png"), *title = kept_path (picture->uri, ".title"), *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (title, picture->title, -1, NULL);
  if (png != NULL)
    g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL);
  g_task_return_boolean (task, TRUE);
}

/* --- */

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  StudioRecent *self = STUDIO_RECENT (source);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++) {
    Entry *entry = g_ptr_array_index (entries, i);

    g_ptr_array_add (items, studio_recent_item_new (entry->path, entry->title, entry->modified, entry->picture));
  }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  studio_recent_load (STUDIO_RECENT (source));
}

static void
studio_recent_dispose (GObject *object)
{
  StudioRecent *self = STUDIO_RECENT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (studio_recent_parent_class)->dispose (object);
}

static void
studio_recent_class_init (StudioRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_recent_dispose;
}

static void
studio_recent_init (StudioRecent *self)
{
  self->items = g_list_store_new (STUDIO_TYPE_RECENT_ITEM);
}

StudioRecent *
studio_recent_new (GSettings *settings)
{
  StudioRecent *self = g_object_new (STUDIO_TYPE_RECENT, NULL);

  self->settings = g_object_ref (settings);
  return self;
}

GListModel *
studio_recent_get_items (StudioRecent *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT (self), NULL);

  return G_LIST_MODEL (self->items);
}

static void
remember (StudioRecent *self,
          const char *uri)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, "recent-posts");
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();

  g_ptr_array_add (uris, (char *) uri);
  for (gsize i = 0; old[i] != NULL && uris->len < MAX_POSTS; i++) {
    if (!g_str_equal (old[i], uri))
      g_ptr_array_add (uris, old[i]);
  }
  g_ptr_array_add (uris, NULL);
  g_settings_set_strv (self->settings, "recent-posts", (const char *const *) uris->pdata);
}

void
studio_recent_add (StudioRecent *self,
                   StudioDocument *document)
{
  g_autoptr (GTask) task = NULL;
  Picture *picture;

  g_return_if_fail (STUDIO_IS_RECENT (self));

  picture = g_new0 (Picture, 1);
  picture->uri = g_filename_to_uri (studio_document_get_path (document), NULL, NULL);
  picture->title = g_strdup (studio_document_get_title (document));
  picture->snapshot = studio_post_snapshot (studio_document_get_post (document));
  remember (self, picture->uri);
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  g_task_run_in_thread (task, draw_thread);
}

void
studio_recent_load (StudioRecent *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_RECENT (self));

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, g_settings_get_strv (self->settings, "recent-posts"), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, load_thread);
}
