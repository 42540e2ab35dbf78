#include "config.h"

#include "studio-brand-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-private.h"
#include "studio-brand-session-private.h"
#include "studio-catalog.h"
#include "studio-error.h"
#include "studio-paths.h"
#include "studio-sha256.h"
#include "studio-slug.h"

#define SOURCE "brand.json"
#define MERGE_PAUSE G_USEC_PER_SEC
#define MAX_STEPS 500
#define MAX_ID_BYTES 48
#define MAX_NAME_CHARS 60

/** BrandStep: one entry of the undo list. */
typedef struct
{
  BrandState before, after;
  char *label;
  char *merge; /* (nullable): NULL also once it is closed */
  gint64 time;
} BrandStep;

G_DEFINE_FINAL_TYPE (StudioBrandSession, studio_brand_session, G_TYPE_OBJECT)

enum {
  PROP_BRAND = 1,
  PROP_LOCKED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_PROBLEM,
  N_PROPS,
};

enum {
  CHANGED,
  COPIED,
  WRITTEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- states --- */

static BrandState
state_copy (const BrandState *state)
{
  return (BrandState){ state->brand != NULL ? g_object_ref (state->brand) : NULL, g_hash_table_ref (state->files) };
}

static void
state_clear (BrandState *state)
{
  g_clear_object (&state->brand);
  g_clear_pointer (&state->files, g_hash_table_unref);
}

static void
step_free (BrandStep *step)
{
  state_clear (&step->before);
  state_clear (&step->after);
  g_free (step->label);
  g_free (step->merge);
  g_free (step);
}

static GHashTable *
files_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/* Its files are held in memory from now on: a state must stay whole whatever happens to the folder. */
static GHashTable *
read_files (StudioBrand *brand)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);
  GHashTable *files = files_new ();

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autoptr (GError) error = NULL;
    GBytes *bytes = studio_brand_load_file (brand, name, &error);

    if (bytes != NULL)
      g_hash_table_insert (files, g_strdup (name), bytes);
    else
      g_message ("logo “%s” is left out: %s", name, error != NULL ? error->message : "not there");
  }
  return files;
}

static const char *
id_of (StudioBrandSession *self)
{
  return self->state.brand != NULL ? studio_brand_get_id (self->state.brand) : NULL;
}

gboolean
studio_brand_session_get_locked (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  return self->shipped_id != NULL && g_strcmp0 (id_of (self), self->shipped_id) == 0;
}

static void
tell_changed (StudioBrandSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BRAND]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
go_to (StudioBrandSession *self,
       const BrandState *state)
{
  BrandState fresh = state_copy (state);

  state_clear (&self->state);
  self->state = fresh;
  _studio_brand_session_touch (self);
  tell_changed (self);
}

/* --- steps --- */

static BrandStep *
last_step (StudioBrandSession *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

static gboolean
merges (StudioBrandSession *self,
        const char *merge)
{
  BrandStep *last = last_step (self);

  return last != NULL && merge != NULL && self->position == self->steps->len && g_strcmp0 (last->merge, merge) == 0 &&
         g_get_monotonic_time () - last->time < MERGE_PAUSE;
}

static void
add_step (StudioBrandSession *self,
          const BrandState *after,
          const char *label,
          const char *merge)
{
  BrandStep *step;

  if (merges (self, merge)) {
    step = last_step (self);
    state_clear (&step->after);
  } else {
    g_ptr_array_set_size (self->steps, (int) self->position);
    if (self->steps->len >= MAX_STEPS)
      g_ptr_array_remove_index (self->steps, 0);
    step = g_new0 (BrandStep, 1);
    step->before = state_copy (&self->state);
    step->label = g_strdup (label);
    step->merge = g_strdup (merge);
    g_ptr_array_add (self->steps, step);
    self->position = self->steps->len;
  }
  step->after = state_copy (after);
  step->time = g_get_monotonic_time ();
}

void
studio_brand_session_end_merge (StudioBrandSession *self)
{
  BrandStep *step;

  g_return_if_fail (STUDIO_IS_BRAND_SESSION (self));

  step = last_step (self);
  if (step != NULL)
    g_clear_pointer (&step->merge, g_free);
}

gboolean
studio_brand_session_undo (StudioBrandSession *self)
{
  BrandStep *step;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  step = last_step (self);
  if (step == NULL)
    return FALSE;
  g_clear_pointer (&step->merge, g_free);
  self->position--;
  go_to (self, &step->before);
  return TRUE;
}

gboolean
studio_brand_session_redo (StudioBrandSession *self)
{
  BrandStep *step;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  if (self->position >= self->steps->len)
    return FALSE;
  step = g_ptr_array_index (self->steps, self->position);
  self->position++;
  go_to (self, &step->after);
  return TRUE;
}

const char *
studio_brand_session_get_undo_label (StudioBrandSession *self)
{
  BrandStep *step;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  step = last_step (self);
  return step != NULL ? step->label : NULL;
}

const char *
studio_brand_session_get_redo_label (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  if (self->position >= self->steps->len)
    return NULL;
  return ((BrandStep *) g_ptr_array_index (self->steps, self->position))->label;
}

/* --- names --- */

static gboolean
is_taken (const char *folder,
          const char *id)
{
  g_autofree char *own = g_build_filename (folder, id, NULL);
  g_autofree char *found = studio_paths_find ("brands", id);

  return found != NULL || g_file_test (own, G_FILE_TEST_EXISTS);
}

/* Returns: (transfer full): an id that no brand has, made from @name */
static char *
free_id (const char *folder,
         const char *name)
{
  g_autofree char *stem = studio_slug (name, MAX_ID_BYTES);
  char *id = g_strdup (stem);

  for (int i = 2; is_taken (folder, id); i++) {
    g_free (id);
    id = g_strdup_printf ("%s-%d", stem, i);
  }
  return id;
}

static JsonNode *
with_text (JsonNode *root,
           const char *path,
           const char *text)
{
  g_autoptr (JsonNode) value = studio_json_string (text);

  return studio_json_with (root, path, value);
}

/* Returns: (transfer full): @root as a brand of the office called @name, which remembers the one it came from */
static JsonNode *
make_own (StudioBrandSession *self,
          JsonNode *root,
          const char *base,
          const char *name)
{
  g_autofree char *id = free_id (self->folder, name);
  g_autoptr (JsonNode) with_id = with_text (root, "id", id);
  g_autoptr (JsonNode) with_base = with_text (with_id, "base", base);

  return with_text (with_base, "name", name);
}

/* The copy gets a name of its own, unless the edit itself has just given one. */
static JsonNode *
unlock (StudioBrandSession *self,
        JsonNode *root)
{
  const char *before = studio_brand_get_name (self->state.brand);
  const char *now = studio_json_peek_string (json_node_get_object (root), "name");
  g_autofree char *name = NULL;

  if (now != NULL && !g_str_equal (now, before))
    name = g_strdup (now);
  else
    /* TRANSLATORS: the office's own copy of a shipped brand: "Paser MAS Kantor" */
    name = g_strdup_printf (_ ("%s Office"), before);
  return make_own (self, root, self->shipped_id, name);
}

/* --- edits --- */

static gboolean
check_name (JsonNode *root,
            GError **error)
{
  g_autofree char *name = g_strdup (studio_json_peek_string (json_node_get_object (root), "name"));

  if (name == NULL || *g_strstrip (name) == '\0') {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("A brand needs a name. Type at least one letter."));
    return FALSE;
  }
  if (g_utf8_strlen (name, -1) > MAX_NAME_CHARS) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The name is too long. Use at most %d characters."), MAX_NAME_CHARS);
    return FALSE;
  }
  return TRUE;
}

/* A place in a file means nothing to a person who edits in a window. */
static void
make_plain (GError *error)
{
  const char *rest = error->message;
  const char *end;

  if (g_str_has_prefix (rest, SOURCE ": "))
    rest += strlen (SOURCE ": ");
  end = strstr (rest, ": ");
  if (end != NULL && memchr (rest, ' ', (gsize) (end - rest)) == NULL)
    rest = end + 2;
  if (rest != error->message) {
    char *plain = g_strdup (rest);

    g_free (error->message);
    error->message = plain;
  }
}

static gboolean
apply (StudioBrandSession *self,
       JsonNode *root,
       GHashTable *files,
       const char *label,
       const char *merge,
       GError **error)
{
  gboolean locked = studio_brand_session_get_locked (self);
  g_autoptr (JsonNode) own = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  GError *failure = NULL;
  BrandState after;

  if (self->state.brand == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !check_name (root, error))
    return FALSE;
  if (files == self->state.files && studio_json_equal (root, studio_brand_get_json (self->state.brand)))
    return TRUE;
  own = locked ? unlock (self, root) : json_node_ref (root);
  brand = studio_brand_new_with_files (SOURCE, own, files, &failure);
  if (brand == NULL) {
    make_plain (failure);
    g_propagate_error (error, failure);
    return FALSE;
  }
  after = (BrandState){ brand, files };
  add_step (self, &after, label, merge);
  go_to (self, &after);
  if (locked)
    g_signal_emit (self, signals[COPIED], 0, studio_brand_get_name (brand));
  return TRUE;
}

gboolean
studio_brand_session_set_root (StudioBrandSession *self,
                               JsonNode *root,
                               const char *label,
                               const char *merge,
                               GError **error)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);
  g_return_val_if_fail (root != NULL && label != NULL, FALSE);

  return apply (self, root, self->state.files, label, merge, error);
}

gboolean
studio_brand_session_set (StudioBrandSession *self,
                          const char *path,
                          JsonNode *value,
                          const char *label,
                          const char *merge,
                          GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);
  g_return_val_if_fail (path != NULL && label != NULL, FALSE);

  if (self->state.brand == NULL)
    return FALSE;
  root = studio_json_with (studio_brand_get_json (self->state.brand), path, value);
  return apply (self, root, self->state.files, label, merge, error);
}

const char *
studio_brand_session_get_base (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  if (self->state.brand == NULL || studio_brand_session_get_locked (self))
    return NULL;
  return studio_json_peek_string (json_node_get_object (studio_brand_get_json (self->state.brand)), "base");
}

gboolean
studio_brand_session_reset (StudioBrandSession *self,
                            StudioBrand *base,
                            GError **error)
{
  g_autoptr (JsonNode) with_id = NULL, with_name = NULL, root = NULL;
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self) && STUDIO_IS_BRAND (base), FALSE);

  if (self->state.brand == NULL || studio_brand_session_get_locked (self))
    return FALSE;
  with_id = with_text (studio_brand_get_json (base), "id", id_of (self));
  with_name = with_text (with_id, "name", studio_brand_get_name (self->state.brand));
  root = with_text (with_name, "base", studio_brand_get_id (base));
  files = read_files (base);
  return apply (self, root, files, _ ("Reset to the Shipped Brand"), NULL, error);
}

/* --- logos --- */

/* Returns: (transfer full): the present logos, but for @role's; with @file for it if that is not NULL */
static JsonNode *
replace_logo (StudioBrandSession *self,
              const char *role,
              const char *file)
{
  JsonNode *logos = studio_json_lookup (studio_brand_get_json (self->state.brand), "logos");
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; logos != NULL && i < json_array_get_length (json_node_get_array (logos)); i++) {
    JsonObject *logo = json_array_get_object_element (json_node_get_array (logos), i);
    const char *old_role = studio_json_peek_string (logo, "role"), *old_file = studio_json_peek_string (logo, "file");

    if (old_role == NULL || g_str_equal (old_role, role))
      continue;
    json_builder_begin_object (builder);
    json_builder_add_string_value (json_builder_set_member_name (builder, "role"), old_role);
    if (old_file != NULL)
      json_builder_add_string_value (json_builder_set_member_name (builder, "file"), old_file);
    json_builder_end_object (builder);
  }
  if (file != NULL) {
    json_builder_begin_object (builder);
    json_builder_add_string_value (json_builder_set_member_name (builder, "role"), role);
    json_builder_add_string_value (json_builder_set_member_name (builder, "file"), file);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static GHashTable *
files_with (GHashTable *files,
            const char *name,
            GBytes *bytes)
{
  GHashTable *fresh = files_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (fresh, g_strdup (key), g_bytes_ref (value));
  g_hash_table_insert (fresh, g_strdup (name), g_bytes_ref (bytes));
  return fresh;
}

gboolean
studio_brand_session_add_logo (StudioBrandSession *self,
                               const char *role,
                               GBytes *logo,
                               const char *extension,
                               GError **error)
{
  g_autofree char *hash = NULL, *slug = NULL, *name = NULL;
  g_autoptr (JsonNode) logos = NULL, root = NULL;
  g_autoptr (GHashTable) files = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);
  g_return_val_if_fail (role != NULL && logo != NULL && extension != NULL, FALSE);

  if (self->state.brand == NULL)
    return FALSE;
  hash = studio_sha256 (logo);
  slug = studio_slug (role, MAX_ID_BYTES);
  name = g_strdup_printf ("logo-%s-%.8s.%s", slug, hash, extension);
  logos = replace_logo (self, role, name);
  root = studio_json_with (studio_brand_get_json (self->state.brand), "logos", logos);
  files = files_with (self->state.files, name, logo);
  return apply (self, root, files, _ ("Import Logo"), NULL, error);
}

gboolean
studio_brand_session_remove_logo (StudioBrandSession *self,
                                  const char *role,
                                  GError **error)
{
  g_autoptr (JsonNode) logos = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self) && role != NULL, FALSE);

  if (self->state.brand == NULL)
    return FALSE;
  logos = replace_logo (self, role, NULL);
  return studio_brand_session_set (self, "logos", logos, _ ("Remove Logo"), NULL, error);
}

/* --- taking the brand away --- */

gboolean
studio_brand_session_delete (StudioBrandSession *self)
{
  BrandState gone;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  if (self->state.brand == NULL || studio_brand_session_get_locked (self))
    return FALSE;
  gone = (BrandState){ NULL, self->state.files };
  add_step (self, &gone, _ ("Delete Brand"), NULL);
  go_to (self, &gone);
  return TRUE;
}

gboolean
studio_brand_session_get_deleted (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  return self->state.brand == NULL;
}

/* --- */

void
_studio_brand_session_set_problem (StudioBrandSession *self,
                                   char *problem)
{
  g_free (self->problem);
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

void
_studio_brand_session_tell_written (StudioBrandSession *self)
{
  g_signal_emit (self, signals[WRITTEN], 0);
}

static void
studio_brand_session_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  StudioBrandSession *self = STUDIO_BRAND_SESSION (object);

  if (id == PROP_BRAND)
    g_value_set_object (value, self->state.brand);
  else if (id == PROP_LOCKED)
    g_value_set_boolean (value, studio_brand_session_get_locked (self));
  else if (id == PROP_CAN_UNDO)
    g_value_set_boolean (value, self->position > 0);
  else if (id == PROP_CAN_REDO)
    g_value_set_boolean (value, self->position < self->steps->len);
  else if (id == PROP_PROBLEM)
    g_value_set_string (value, self->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_session_finalize (GObject *object)
{
  StudioBrandSession *self = STUDIO_BRAND_SESSION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  _studio_brand_session_discard_held (self);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  state_clear (&self->state);
  g_free (self->folder);
  g_free (self->shipped_id);
  g_free (self->stickers);
  g_free (self->written_id);
  g_free (self->problem);

  G_OBJECT_CLASS (studio_brand_session_parent_class)->finalize (object);
}

static void
studio_brand_session_class_init (StudioBrandSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = studio_brand_session_get_property;
  object_class->finalize = studio_brand_session_finalize;

  properties[PROP_BRAND] = g_param_spec_object ("brand", NULL, NULL, STUDIO_TYPE_BRAND, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", STUDIO_TYPE_BRAND_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIED] = g_signal_new ("copied", STUDIO_TYPE_BRAND_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WRITTEN] = g_signal_new ("written", STUDIO_TYPE_BRAND_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_brand_session_init (StudioBrandSession *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

static gboolean
lies_in (StudioBrand *brand,
         const char *folder)
{
  const char *own = studio_brand_get_folder (brand);
  g_autofree char *parent = own != NULL ? g_path_get_dirname (own) : NULL;

  return g_strcmp0 (parent, folder) == 0;
}

static StudioBrandSession *
session_new (StudioBrand *brand,
             const char *folder)
{
  StudioBrandSession *self = g_object_new (STUDIO_TYPE_BRAND_SESSION, NULL);
  const char *home = studio_brand_get_folder (brand);

  self->folder = folder != NULL ? g_strdup (folder) : studio_catalog_get_own_folder ("brands");
  self->stickers = home != NULL ? g_build_filename (home, "stickers", NULL) : NULL;
  self->state = (BrandState){ g_object_ref (brand), read_files (brand) };
  return self;
}

StudioBrandSession *
studio_brand_session_new (StudioBrand *brand,
                          const char *folder)
{
  StudioBrandSession *self;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  self = session_new (brand, folder);
  if (lies_in (brand, self->folder))
    self->written_id = g_strdup (studio_brand_get_id (brand));
  else
    self->shipped_id = g_strdup (studio_brand_get_id (brand));
  return self;
}

StudioBrandSession *
studio_brand_session_new_copy (StudioBrand *base,
                               const char *name,
                               const char *folder,
                               GError **error)
{
  g_autoptr (StudioBrandSession) self = NULL;
  g_autofree char *stripped = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioBrand *brand;

  g_return_val_if_fail (STUDIO_IS_BRAND (base) && name != NULL, NULL);

  self = session_new (base, folder);
  stripped = g_strstrip (g_strdup (name));
  root = make_own (self, studio_brand_get_json (base), studio_brand_get_base (base), stripped);
  brand = check_name (root, error) ? studio_brand_new_with_files (SOURCE, root, self->state.files, error) : NULL;
  if (brand == NULL)
    return NULL;
  g_object_unref (self->state.brand);
  self->state.brand = brand;
  _studio_brand_session_touch (self);
  return g_steal_pointer (&self);
}

StudioBrand *
studio_brand_session_get_brand (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  return self->state.brand;
}

JsonNode *
studio_brand_session_get_json (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  return self->state.brand != NULL ? studio_brand_get_json (self->state.brand) : NULL;
}

const char *
studio_brand_session_get_problem (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), NULL);

  return self->problem;
}
