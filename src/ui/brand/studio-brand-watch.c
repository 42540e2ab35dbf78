#include "config.h"

#include "studio-brand-watch.h"

/* A folder is copied file by file. */
#define PAUSE_MS 600
#define MAX_FOLDERS 64

struct _StudioBrandWatch
{
  GObject parent_instance;
  StudioCatalog *catalog;
  char *folders[2];          /* of brands and of templates */
  GFileMonitor *monitors[2]; /* (nullable): of these */
  GHashTable *within;        /* path → GFileMonitor: of each brand and template */
  guint timer;
};

G_DEFINE_FINAL_TYPE (StudioBrandWatch, studio_brand_watch, G_TYPE_OBJECT)

static const char *const kinds[] = { "brands", "templates" };

static void watch_all (StudioBrandWatch *self);

static gboolean
pause_over_cb (gpointer data)
{
  StudioBrandWatch *self = data;

  self->timer = 0;
  watch_all (self);
  studio_catalog_refresh (self->catalog);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioBrandWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

static GFileMonitor *
watch (StudioBrandWatch *self,
       const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_swapped (monitor, "changed", G_CALLBACK (changed_cb), self);
  return monitor;
}

/* A monitor does not see what happens one folder further down. */
static void
watch_within (StudioBrandWatch *self,
              const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && g_hash_table_size (self->within) < MAX_FOLDERS) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GFileMonitor *monitor;

    if (g_hash_table_contains (self->within, path) || !g_file_test (path, G_FILE_TEST_IS_DIR) || (monitor = watch (self, path)) == NULL)
      continue;
    g_hash_table_insert (self->within, g_steal_pointer (&path), monitor);
  }
}

static void
watch_all (StudioBrandWatch *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->folders); i++)
    watch_within (self, self->folders[i]);
}

static void
drop_monitor (gpointer data)
{
  g_file_monitor_cancel (data);
  g_object_unref (data);
}

static void
studio_brand_watch_finalize (GObject *object)
{
  StudioBrandWatch *self = STUDIO_BRAND_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->within, g_hash_table_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (self->folders); i++) {
    g_clear_pointer (&self->monitors[i], drop_monitor);
    g_free (self->folders[i]);
  }
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (studio_brand_watch_parent_class)->finalize (object);
}

static void
studio_brand_watch_class_init (StudioBrandWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_brand_watch_finalize;
}

static void
studio_brand_watch_init (StudioBrandWatch *self)
{
  self->within = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop_monitor);
}

StudioBrandWatch *
studio_brand_watch_new (StudioCatalog *catalog)
{
  StudioBrandWatch *self;

  g_return_val_if_fail (STUDIO_IS_CATALOG (catalog), NULL);

  self = g_object_new (STUDIO_TYPE_BRAND_WATCH, NULL);
  self->catalog = g_object_ref (catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (self->folders); i++) {
    self->folders[i] = studio_catalog_get_own_folder (kinds[i]);
    /* what is not there can't be watched, and people look for a place to put their folder */
    g_mkdir_with_parents (self->folders[i], 0755);
    self->monitors[i] = watch (self, self->folders[i]);
  }
  watch_all (self);
  return self;
}
