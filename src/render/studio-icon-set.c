#include "config.h"

#include "studio-icon-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-json.h"
#include "studio-paths.h"
#include "studio-svg-path.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define MAX_ICONS 2000
#define MAX_PATHS 32
#define MAX_WORDS 64

typedef struct
{
  char **paths;
  char **words;
} Icon;

struct _StudioIconSet
{
  GHashTable *icons; /* (element-type utf8 Icon) */
  const char **names;
};

static void
icon_free (gpointer data)
{
  Icon *icon = data;

  g_strfreev (icon->paths);
  g_strfreev (icon->words);
  g_free (icon);
}

static char **
read_strings (const StudioJsonAt *at,
              const char *name,
              guint limit,
              GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  StudioJsonAt list;
  guint n_strings;

  if (!studio_json_get_array (at, name, FALSE, &list, error))
    return NULL;
  n_strings = list.node != NULL ? studio_json_at_length (&list) : 0;
  if (n_strings > limit) {
    studio_json_at_error (error, &list, _ ("More than %u entries. Remove some."), limit);
    return NULL;
  }
  for (guint i = 0; i < n_strings; i++) {
    StudioJsonAt item;

    if (!studio_json_at_element (&list, i, &item) || json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &list, _ ("Entry %u is no text. Put it in quotes."), i);
      return NULL;
    }
    g_strv_builder_add (builder, json_node_get_string (item.node));
  }
  return g_strv_builder_end (builder);
}

static gboolean
check_paths (const StudioJsonAt *at,
             char **paths,
             GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++) {
    if (!studio_svg_path_append (NULL, paths[i])) {
      studio_json_at_error (error, at, _ ("Path %u is no SVG path data. Draw the icon again."), i);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_icon (StudioIconSet *self,
           const StudioJsonAt *at,
           const char *name,
           GError **error)
{
  Icon *icon = g_new0 (Icon, 1);

  g_hash_table_insert (self->icons, g_strdup (name), icon);
  icon->paths = read_strings (at, "paths", MAX_PATHS, error);
  if (icon->paths == NULL || !check_paths (at, icon->paths, error))
    return FALSE;
  icon->words = read_strings (at, "words", MAX_WORDS, error);
  return icon->words != NULL;
}

static gboolean
read_icons (StudioIconSet *self,
            const StudioJsonAt *icons,
            GError **error)
{
  JsonObjectIter iter;
  const char *name;

  if (studio_json_at_length (icons) > MAX_ICONS) {
    studio_json_at_error (error, icons, _ ("More than %u icons. Remove some."), (guint) MAX_ICONS);
    return FALSE;
  }
  json_object_iter_init (&iter, json_node_get_object (icons->node));
  while (json_object_iter_next (&iter, &name, NULL)) {
    StudioJsonAt at;

    if (!studio_json_at_member (icons, name, &at) || !read_icon (self, &at, name, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static StudioIconSet *
set_new_empty (void)
{
  StudioIconSet *self = g_new0 (StudioIconSet, 1);

  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, icon_free);
  return self;
}

static void
sort_names (StudioIconSet *self)
{
  guint n_names;

  self->names = (const char **) g_hash_table_get_keys_as_array (self->icons, &n_names);
  qsort (self->names, n_names, sizeof *self->names, compare_names);
}

StudioIconSet *
studio_icon_set_new (const char *source,
                     GBytes *bytes,
                     GError **error)
{
  g_autoptr (StudioIconSet) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioJsonAt at, icons;
  double version = 1;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  root = studio_json_parse (source, bytes, error);
  if (root == NULL)
    return NULL;
  self = set_new_empty ();
  at = studio_json_at_root (source, root);
  if (!studio_json_get_ranged (&at, "version", 1, 1, &version, error) ||
      !studio_json_get_object (&at, "icons", TRUE, &icons, error) ||
      !read_icons (self, &icons, error))
    return NULL;
  sort_names (self);
  return g_steal_pointer (&self);
}

void
studio_icon_set_free (StudioIconSet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->icons);
  g_free (self->names);
  g_free (self);
}

static gpointer
load_default (gpointer data)
{
  g_autofree char *path = studio_paths_find (".", "drawing-icons.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StudioIconSet *self = NULL;

  if (path == NULL) {
    g_warning ("drawing-icons.json is in none of the data folders; icons are left out");
  } else {
    bytes = studio_file_read (path, MAX_FILE_BYTES, &error);
    if (bytes != NULL)
      self = studio_icon_set_new ("drawing-icons.json", bytes, &error);
    if (self == NULL)
      g_warning ("Icons are left out: %s", error->message);
  }
  if (self == NULL) {
    self = set_new_empty ();
    sort_names (self);
  }
  return self;
}

StudioIconSet *
studio_icon_set_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

const char *const *
studio_icon_set_get_names (StudioIconSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

const char *const *
studio_icon_set_get_paths (StudioIconSet *self,
                           const char *name)
{
  Icon *icon;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  icon = g_hash_table_lookup (self->icons, name);
  return icon != NULL ? (const char *const *) icon->paths : NULL;
}

const char *const *
studio_icon_set_get_words (StudioIconSet *self,
                           const char *name)
{
  Icon *icon;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  icon = g_hash_table_lookup (self->icons, name);
  return icon != NULL ? (const char *const *) icon->words : NULL;
}
