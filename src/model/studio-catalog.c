#include "config.h"

#include "studio-catalog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-json.h"
#include "studio-paths.h"

#include "studio-entry-name.h"
#include "studio-json-file.h"
#include "studio-parts.h"

#define MAX_DOCUMENT_BYTES (8 * 1024 * 1024)
#define MAX_SAMPLE_BYTES (50 * 1024 * 1024)
#define MAX_STAMPED_FILES 64

/** CatalogEntry: a folder on the search path; read at most once. */
typedef struct
{
  const char *id; /* interned: whoever was given it may keep it when the folder is gone */
  char *folder;
  char *stamp;     /* (nullable): says whether folder or document were changed */
  GObject *object; /* (nullable): the brand or template once it was read */
  GError *failure; /* (nullable): why it could not be read */
} CatalogEntry;

/** CatalogKind: what the two sorts of folders have in common. */
typedef struct
{
  const char *folder;
  const char *file;
} CatalogKind;

static const CatalogKind brand_kind = { "brands", "brand.json" };
static const CatalogKind template_kind = { "templates", "template.json" };

struct _StudioCatalog
{
  GObject parent_instance;
  GMutex lock;           /* over all that follows */
  GHashTable *brands;    /* id → CatalogEntry */
  GHashTable *templates; /* id → CatalogEntry */
  GHashTable *parts;     /* name → JsonNode */
  char *parts_stamp;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioCatalog, studio_catalog, G_TYPE_OBJECT)

static void
catalog_entry_free (CatalogEntry *entry)
{
  g_free (entry->folder);
  g_free (entry->stamp);
  g_clear_object (&entry->object);
  g_clear_error (&entry->failure);
  g_free (entry);
}

static void
studio_problem_free (StudioProblem *problem)
{
  g_free (problem->id);
  g_free (problem->message);
  g_free (problem);
}

static void
studio_catalog_finalize (GObject *object)
{
  StudioCatalog *self = STUDIO_CATALOG (object);

  g_clear_pointer (&self->brands, g_hash_table_unref);
  g_clear_pointer (&self->templates, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->parts_stamp, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (studio_catalog_parent_class)->finalize (object);
}

static void
studio_catalog_class_init (StudioCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_catalog_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Returns: (transfer full) (nullable): differs once the file or folder was changed. */
static char *
stamp_of (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup_printf ("%s/%" G_GOFFSET_FORMAT, g_file_info_get_etag (info), g_file_info_get_size (info));
}

/* A logo that is written over in place changes neither its folder nor the document. Returns: (transfer full) */
static char *
stamp_files (const char *folder)
{
  g_autoptr (GString) stamp = g_string_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; dir != NULL && i < MAX_STAMPED_FILES && (name = g_dir_read_name (dir)) != NULL; i++) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *one = stamp_of (path);

    g_string_append_printf (stamp, " %s=%s", name, one);
  }
  return g_string_free (g_steal_pointer (&stamp), FALSE);
}

static void
add_entry (GHashTable *entries,
           const CatalogKind *kind,
           const char *folder,
           const char *name)
{
  g_autofree char *document = g_build_filename (folder, kind->file, NULL);
  g_autofree char *own = stamp_of (folder);
  g_autofree char *inner = stamp_of (document);
  g_autofree char *files = kind == &brand_kind && inner != NULL ? stamp_files (folder) : NULL;
  CatalogEntry *entry;

  if (inner == NULL)
    return;
  entry = g_new0 (CatalogEntry, 1);
  entry->id = g_intern_string (name);
  entry->folder = g_strdup (folder);
  entry->stamp = g_strdup_printf ("%s %s%s", own, inner, files != NULL ? files : "");
  g_hash_table_insert (entries, (char *) entry->id, entry);
}

/* Adds the folders below @root that hold the kind's file; those of a better folder are there already and stay. */
static void
scan_folder (GHashTable *entries,
             const CatalogKind *kind,
             const char *root)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (root, name, NULL);

    if (studio_entry_name_is_plain (name) && !g_hash_table_contains (entries, name))
      add_entry (entries, kind, folder, name);
  }
}

static GHashTable *
scan (const CatalogKind *kind)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) catalog_entry_free);
  g_auto (GStrv) roots = studio_paths_data_dirs (kind->folder);

  for (gsize i = 0; roots[i] != NULL; i++)
    scan_folder (entries, kind, roots[i]);
  return entries;
}

/* Returns: (transfer full): differs once a part was added, taken away or replaced. */
static char *
stamp_parts (void)
{
  g_autoptr (GString) stamp = g_string_new (NULL);
  g_auto (GStrv) roots = studio_paths_data_dirs ("parts");

  for (gsize i = 0; roots[i] != NULL; i++) {
    g_autofree char *one = stamp_of (roots[i]);

    g_string_append_printf (stamp, "%s %s;", roots[i], one);
  }
  return g_string_free (g_steal_pointer (&stamp), FALSE);
}

static void
studio_catalog_init (StudioCatalog *self)
{
  g_mutex_init (&self->lock);
  self->parts_stamp = stamp_parts ();
  self->brands = scan (&brand_kind);
  self->templates = scan (&template_kind);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
}

StudioCatalog *
studio_catalog_new (void)
{
  return g_object_new (STUDIO_TYPE_CATALOG, NULL);
}

/* Moves what was read of folders that did not change from @old to @fresh. Returns: whether anything is different. */
static gboolean
take_over (GHashTable *fresh,
           GHashTable *old)
{
  gboolean changed = g_hash_table_size (fresh) != g_hash_table_size (old);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, fresh);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    CatalogEntry *now = value;
    CatalogEntry *before = g_hash_table_lookup (old, now->id);

    if (before == NULL || !g_str_equal (before->folder, now->folder) || !g_str_equal (before->stamp, now->stamp)) {
      changed = TRUE;
      continue;
    }
    now->object = g_steal_pointer (&before->object);
    now->failure = g_steal_pointer (&before->failure);
  }
  return changed;
}

/* Lock held. */
static gboolean
exchange (GHashTable **entries,
          const CatalogKind *kind,
          gboolean reuse)
{
  GHashTable *fresh = scan (kind);
  gboolean changed = !reuse || take_over (fresh, *entries);

  g_hash_table_unref (*entries);
  *entries = fresh;
  return changed;
}

/* Templates have their parts put in while they are read, so other parts make other templates. Lock held. */
static gboolean
refresh_parts (StudioCatalog *self)
{
  g_autofree char *stamp = stamp_parts ();

  if (g_str_equal (stamp, self->parts_stamp))
    return FALSE;
  g_free (self->parts_stamp);
  self->parts_stamp = g_steal_pointer (&stamp);
  g_hash_table_remove_all (self->parts);
  return TRUE;
}

gboolean
studio_catalog_refresh (StudioCatalog *self)
{
  gboolean parts, brands, templates;

  g_return_val_if_fail (STUDIO_IS_CATALOG (self), FALSE);

  g_mutex_lock (&self->lock);
  parts = refresh_parts (self);
  brands = exchange (&self->brands, &brand_kind, TRUE);
  templates = exchange (&self->templates, &template_kind, !parts);
  g_mutex_unlock (&self->lock);

  if (brands || templates)
    g_signal_emit (self, signals[CHANGED], 0);
  return brands || templates;
}

char *
studio_catalog_get_own_folder (const char *kind)
{
  g_return_val_if_fail (kind != NULL && *kind != '\0', NULL);

  return g_build_filename (g_get_user_data_dir (), "pemda-studio", kind, NULL);
}

gboolean
studio_catalog_is_own_brand (StudioBrand *brand)
{
  const char *folder = studio_brand_get_folder (brand);
  g_autofree char *own = studio_catalog_get_own_folder (brand_kind.folder);
  g_autofree char *parent = folder != NULL ? g_path_get_dirname (folder) : NULL;

  return parent != NULL && g_str_equal (parent, own);
}

/* Called with the lock held, from studio_parts_expand(). */
static JsonNode *
load_part (const char *name,
           gpointer data,
           GError **error)
{
  StudioCatalog *self = data;
  JsonNode *part = g_hash_table_lookup (self->parts, name);

  if (part != NULL)
    return json_node_ref (part);

  part = studio_parts_read (name, error);
  if (part != NULL)
    g_hash_table_insert (self->parts, g_strdup (name), json_node_ref (part));
  return part;
}

static GObject *
read_brand (StudioCatalog *self,
            const char *folder,
            const char *path,
            GError **error)
{
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *source = g_strconcat (name, "/", brand_kind.file, NULL);
  g_autoptr (JsonNode) root = studio_json_load (source, path, MAX_DOCUMENT_BYTES, error);

  return root != NULL ? G_OBJECT (studio_brand_new (source, root, folder, error)) : NULL;
}

static GObject *
read_template (StudioCatalog *self,
               const char *folder,
               const char *path,
               GError **error)
{
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *source = g_strconcat (name, "/", template_kind.file, NULL);
  g_autoptr (JsonNode) root = studio_json_load (source, path, MAX_DOCUMENT_BYTES, error);
  g_autoptr (JsonNode) whole = root != NULL ? studio_parts_expand (source, root, load_part, self, error) : NULL;

  return whole != NULL ? G_OBJECT (studio_template_new (source, whole, error)) : NULL;
}

static GObject *
read_kind (StudioCatalog *self,
           const CatalogKind *kind,
           const char *folder,
           const char *path,
           GError **error)
{
  if (kind == &brand_kind)
    return read_brand (self, folder, path, error);

  return read_template (self, folder, path, error);
}

/* A folder's name is the id that posts refer to, so the document must not say another. */
static gboolean
check_id (const CatalogKind *kind,
          const CatalogEntry *entry,
          GObject *object,
          GError **error)
{
  const char *id = kind == &brand_kind ? studio_brand_get_id (STUDIO_BRAND (object)) : studio_template_get_id (STUDIO_TEMPLATE (object));

  if (g_str_equal (id, entry->id))
    return TRUE;

  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("%s/%s: the id “%s” differs from the folder's name. Make them the same."), entry->id, kind->file, id);
  return FALSE;
}

/* Reads the entry unless that was done. Lock held. */
static void
ensure_read (StudioCatalog *self,
             const CatalogKind *kind,
             CatalogEntry *entry)
{
  g_autofree char *path = NULL;
  g_autoptr (GObject) object = NULL;

  if (entry->object != NULL || entry->failure != NULL)
    return;

  path = g_build_filename (entry->folder, kind->file, NULL);
  object = read_kind (self, kind, entry->folder, path, &entry->failure);
  if (object != NULL && check_id (kind, entry, object, &entry->failure))
    entry->object = g_steal_pointer (&object);
}

/* "paser-mas" and "ntb-gemilang" are the regions the program is made for; "netral" belongs to nobody. */
static int
brand_rank (const char *id)
{
  if (g_str_equal (id, "paser-mas"))
    return 0;
  if (g_str_equal (id, "ntb-gemilang"))
    return 1;
  return g_str_equal (id, "netral") ? 3 : 2;
}

static int
compare_brands (gconstpointer a,
                gconstpointer b)
{
  const CatalogEntry *first = *(const CatalogEntry *const *) a;
  const CatalogEntry *second = *(const CatalogEntry *const *) b;
  int ranks = brand_rank (first->id) - brand_rank (second->id);
  int names = ranks == 0 ? g_utf8_collate (studio_brand_get_name (STUDIO_BRAND (first->object)), studio_brand_get_name (STUDIO_BRAND (second->object))) : 0;

  if (ranks != 0)
    return ranks;
  return names != 0 ? names : strcmp (first->id, second->id);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(const CatalogEntry *const *) a)->id, (*(const CatalogEntry *const *) b)->id);
}

/* Returns: (transfer container): entries by id, read; only those that could be read. Lock held. */
static GPtrArray *
readable_entries (StudioCatalog *self,
                  const CatalogKind *kind)
{
  GHashTable *entries = kind == &brand_kind ? self->brands : self->templates;
  GPtrArray *readable = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry)) {
    ensure_read (self, kind, entry);
    if (((CatalogEntry *) entry)->object != NULL)
      g_ptr_array_add (readable, entry);
  }
  g_ptr_array_sort (readable, kind == &brand_kind ? compare_brands : compare_entries);
  return readable;
}

static GPtrArray *
list_ids (StudioCatalog *self,
          const CatalogKind *kind)
{
  GPtrArray *entries;

  g_mutex_lock (&self->lock);
  entries = readable_entries (self, kind);
  for (guint i = 0; i < entries->len; i++)
    entries->pdata[i] = (char *) ((CatalogEntry *) entries->pdata[i])->id;
  g_mutex_unlock (&self->lock);
  return entries;
}

GPtrArray *
studio_catalog_list_brands (StudioCatalog *self)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self), NULL);

  return list_ids (self, &brand_kind);
}

GPtrArray *
studio_catalog_list_templates (StudioCatalog *self)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self), NULL);

  return list_ids (self, &template_kind);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(const StudioProblem *const *) a)->id, (*(const StudioProblem *const *) b)->id);
}

/* Lock held. */
static void
add_problems (StudioCatalog *self,
              const CatalogKind *kind,
              GPtrArray *problems)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, kind == &brand_kind ? self->brands : self->templates);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    CatalogEntry *entry = value;
    StudioProblem *problem;

    ensure_read (self, kind, entry);
    if (entry->failure == NULL)
      continue;
    problem = g_new0 (StudioProblem, 1);
    problem->id = g_strdup (entry->id);
    problem->message = g_strdup (entry->failure->message);
    problem->brand = kind == &brand_kind;
    g_ptr_array_add (problems, problem);
  }
}

GPtrArray *
studio_catalog_list_problems (StudioCatalog *self)
{
  GPtrArray *problems;

  g_return_val_if_fail (STUDIO_IS_CATALOG (self), NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_problem_free);
  g_mutex_lock (&self->lock);
  add_problems (self, &brand_kind, problems);
  add_problems (self, &template_kind, problems);
  g_mutex_unlock (&self->lock);

  g_ptr_array_sort (problems, compare_problems);
  return problems;
}

static void
set_missing (const CatalogKind *kind,
             const char *id,
             GPtrArray *readable,
             GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < readable->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", ((const CatalogEntry *) g_ptr_array_index (readable, i))->id);
  if (kind == &brand_kind)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no brand “%s”. Choose one of these: %s."), id, ids->str);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("There is no template “%s”. Choose one of these: %s."), id, ids->str);
}

static GObject *
load (StudioCatalog *self,
      const CatalogKind *kind,
      const char *id,
      GError **error)
{
  GObject *object = NULL;
  CatalogEntry *entry;

  g_mutex_lock (&self->lock);
  entry = g_hash_table_lookup (kind == &brand_kind ? self->brands : self->templates, id);
  if (entry != NULL)
    ensure_read (self, kind, entry);

  if (entry == NULL) {
    g_autoptr (GPtrArray) readable = readable_entries (self, kind);

    set_missing (kind, id, readable, error);
  } else if (entry->object != NULL) {
    object = g_object_ref (entry->object);
  } else if (error != NULL) {
    *error = g_error_copy (entry->failure);
  }
  g_mutex_unlock (&self->lock);
  return object;
}

StudioBrand *
studio_catalog_load_brand (StudioCatalog *self,
                           const char *id,
                           GError **error)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self) && id != NULL, NULL);

  return (StudioBrand *) load (self, &brand_kind, id, error);
}

StudioTemplate *
studio_catalog_load_template (StudioCatalog *self,
                              const char *id,
                              GError **error)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self) && id != NULL, NULL);

  return (StudioTemplate *) load (self, &template_kind, id, error);
}

/* @path: the document, or the folder it lies in */
static GObject *
load_file (StudioCatalog *self,
           const CatalogKind *kind,
           const char *path,
           GError **error)
{
  g_autofree char *file = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_build_filename (path, kind->file, NULL) : g_strdup (path);
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  GObject *object;

  g_mutex_lock (&self->lock);
  object = read_kind (self, kind, folder, absolute, error);
  g_mutex_unlock (&self->lock);
  return object;
}

StudioBrand *
studio_catalog_load_brand_file (StudioCatalog *self,
                                const char *path,
                                GError **error)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self) && path != NULL, NULL);

  return (StudioBrand *) load_file (self, &brand_kind, path, error);
}

StudioTemplate *
studio_catalog_load_template_file (StudioCatalog *self,
                                   const char *path,
                                   GError **error)
{
  g_return_val_if_fail (STUDIO_IS_CATALOG (self) && path != NULL, NULL);

  return (StudioTemplate *) load_file (self, &template_kind, path, error);
}

/* "penghargaan-kita@foto.jpg" lies in the folder of that template, any other in the folder of samples. */
static char *
find_sample (const char *name)
{
  const char *mark = strchr (name, '@');
  g_autofree char *id = mark != NULL ? g_strndup (name, (gsize) (mark - name)) : NULL;
  g_autofree char *inside = mark != NULL ? g_build_filename (id, mark + 1, NULL) : NULL;

  if (!studio_entry_name_is_plain (name))
    return NULL;
  if (mark == NULL)
    return studio_paths_find ("samples", name);
  return studio_entry_name_is_plain (id) && studio_entry_name_is_plain (mark + 1) ? studio_paths_find ("templates", inside) : NULL;
}

GBytes *
studio_catalog_load_sample (const char *name,
                            GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = find_sample (name);
  if (path == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The sample photo “%s” is missing. Choose a photo of your own."), name);
    return NULL;
  }
  return studio_file_read (path, MAX_SAMPLE_BYTES, error);
}
