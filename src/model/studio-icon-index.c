#include "config.h"

#include "studio-icon-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-file.h"
#include "studio-json.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define MAX_ICONS 10000
#define MAX_WORDS 64
#define MAX_FILES 32

typedef struct
{
  StudioIconGlyph glyph;
  char *name;
  char **words;
  char **words_en;
} Icon;

struct _StudioIconIndex
{
  GHashTable *icons;   /* (element-type utf8 Icon) */
  GPtrArray *families; /* (element-type utf8) */
  const char **names;
};

static void
icon_free (gpointer data)
{
  Icon *icon = data;

  g_free (icon->name);
  g_strfreev (icon->words);
  g_strfreev (icon->words_en);
  g_free (icon);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
sort_names (StudioIconIndex *self)
{
  guint n_names;

  g_free (self->names);
  self->names = (const char **) g_hash_table_get_keys_as_array (self->icons, &n_names);
  qsort (self->names, n_names, sizeof *self->names, compare_names);
}

StudioIconIndex *
studio_icon_index_new (void)
{
  StudioIconIndex *self = g_new0 (StudioIconIndex, 1);

  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, icon_free);
  self->families = g_ptr_array_new_with_free_func (g_free);
  sort_names (self);
  return self;
}

void
studio_icon_index_free (StudioIconIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->icons);
  g_ptr_array_unref (self->families);
  g_free (self->names);
  g_free (self);
}

static gboolean
read_words (const StudioJsonAt *at,
            const char *name,
            char ***words,
            GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, name, TRUE, &list, error))
    return FALSE;
  for (guint i = 0; i < MAX_WORDS && studio_json_at_element (&list, i, &item); i++) {
    if (json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &item, _ ("must be a text"));
      return FALSE;
    }
    g_strv_builder_add (builder, json_node_get_string (item.node));
  }
  *words = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_code (const StudioJsonAt *at,
           gunichar *code,
           GError **error)
{
  const char *text = NULL;
  guint64 number;

  if (!studio_json_get_string (at, "codepoint", TRUE, &text, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 16, 0x20, 0x10ffff, &number, NULL) || !g_unichar_validate ((gunichar) number)) {
    studio_json_at_error (error, at, _ ("“%s” is no code point; write it like F0474"), text);
    return FALSE;
  }
  *code = (gunichar) number;
  return TRUE;
}

static gboolean
read_icon (StudioIconIndex *self,
           const StudioJsonAt *at,
           const char *prefix,
           GError **error)
{
  Icon *icon = g_new0 (Icon, 1);

  icon->name = g_strconcat (prefix, ":", at->member, NULL);
  g_hash_table_replace (self->icons, icon->name, icon);
  if (!read_code (at, &icon->glyph.code, error) ||
      !read_words (at, "words_id", &icon->words, error) ||
      !read_words (at, "words_en", &icon->words_en, error)) {
    g_hash_table_remove (self->icons, icon->name);
    return FALSE;
  }
  icon->glyph.name = icon->name;
  icon->glyph.family = g_ptr_array_index (self->families, self->families->len - 1);
  icon->glyph.words = (const char *const *) icon->words;
  icon->glyph.words_en = (const char *const *) icon->words_en;
  return TRUE;
}

static gboolean
read_icons (StudioIconIndex *self,
            const StudioJsonAt *icons,
            const char *prefix,
            GError **error)
{
  JsonObjectIter iter;
  const char *name;

  if (g_hash_table_size (self->icons) + studio_json_at_length (icons) > MAX_ICONS) {
    studio_json_at_error (error, icons, _ ("More than %u icons. Remove some."), (guint) MAX_ICONS);
    return FALSE;
  }
  json_object_iter_init (&iter, json_node_get_object (icons->node));
  while (json_object_iter_next (&iter, &name, NULL)) {
    StudioJsonAt at;

    if (!studio_json_at_member (icons, name, &at) || !read_icon (self, &at, prefix, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_icon_index_add (StudioIconIndex *self,
                       const char *source,
                       GBytes *bytes,
                       GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  StudioJsonAt at, icons;
  const char *prefix = NULL, *family = NULL;
  double version = 1;
  gboolean good;

  g_return_val_if_fail (self != NULL && source != NULL && bytes != NULL, FALSE);

  root = studio_json_parse (source, bytes, error);
  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (source, root);
  if (!studio_json_get_ranged (&at, "version", 1, 1, &version, error) ||
      !studio_json_get_string (&at, "prefix", TRUE, &prefix, error) ||
      !studio_json_get_string (&at, "family", TRUE, &family, error) ||
      !studio_json_get_object (&at, "icons", TRUE, &icons, error))
    return FALSE;
  g_ptr_array_add (self->families, g_strdup (family));
  good = read_icons (self, &icons, prefix, error);
  sort_names (self);
  return good;
}

static void
load_file (StudioIconIndex *self,
           const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, MAX_FILE_BYTES, &error);

  if (bytes == NULL || !studio_icon_index_add (self, name, bytes, &error))
    g_warning ("Icons are left out: %s", error->message);
}

static void
load_folder (StudioIconIndex *self,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n_files = 0;

  while (dir != NULL && n_files < MAX_FILES && (name = g_dir_read_name (dir)) != NULL) {
    if (!g_str_has_suffix (name, ".json"))
      continue;
    load_file (self, folder, name);
    n_files++;
  }
}

/* The person's own folder comes first in the search path, so it is read last and wins. */
static gpointer
load_default (gpointer data)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("icons");
  StudioIconIndex *self = studio_icon_index_new ();

  for (guint i = g_strv_length (folders); i > 0; i--)
    load_folder (self, folders[i - 1]);
  return self;
}

StudioIconIndex *
studio_icon_index_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

const StudioIconGlyph *
studio_icon_index_lookup (StudioIconIndex *self,
                          const char *name)
{
  Icon *icon;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  icon = g_hash_table_lookup (self->icons, name);
  return icon != NULL ? &icon->glyph : NULL;
}

const char *const *
studio_icon_index_get_names (StudioIconIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

gboolean
studio_icon_is_glyph (const char *name)
{
  return name != NULL && strchr (name, ':') != NULL;
}
