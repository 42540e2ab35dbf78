#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-brand-private.h"
#include "studio-brand-session-private.h"
#include "studio-file.h"

/* Typing does not write at each letter; and who looks at the start page next finds the brand as it is. */
#define PAUSE_MS 400
#define MAX_STICKERS 24
#define MAX_STICKER_BYTES (1024 * 1024)

/** Writing: what a thread brings to the disk. */
typedef struct
{
  char *folder;       /* of the brand that is written */
  char *gone;         /* (nullable): of a brand that is taken away */
  char *aside;        /* where such brands are held */
  char *returning;    /* (nullable): where this brand is held */
  char *held;         /* (nullable) (out): where the one that is gone is held now */
  char *stickers;     /* (nullable): where its stickers are copied from */
  StudioBrand *brand; /* (nullable): nothing is written */
  GHashTable *files;  /* what it may refer to */
  char *id;           /* (nullable) */
} Writing;

static void
writing_free (Writing *writing)
{
  g_free (writing->folder);
  g_free (writing->gone);
  g_free (writing->aside);
  g_free (writing->returning);
  g_free (writing->held);
  g_free (writing->stickers);
  g_free (writing->id);
  g_clear_object (&writing->brand);
  g_hash_table_unref (writing->files);
  g_free (writing);
}

static Writing *
writing_new (StudioBrandSession *self)
{
  Writing *writing = g_new0 (Writing, 1);
  StudioBrand *brand = studio_brand_session_get_locked (self) ? NULL : self->state.brand;
  const char *id = brand != NULL ? studio_brand_get_id (brand) : NULL;

  writing->files = g_hash_table_ref (self->state.files);
  writing->stickers = g_strdup (self->stickers);
  if (brand != NULL) {
    writing->brand = g_object_ref (brand);
    writing->id = g_strdup (id);
    writing->folder = g_build_filename (self->folder, id, NULL);
    if (g_strcmp0 (self->held_id, id) == 0)
      writing->returning = g_strdup (self->held);
  }
  writing->aside = g_strconcat (self->folder, "-deleted", NULL);
  if (self->written_id != NULL && g_strcmp0 (self->written_id, id) != 0)
    writing->gone = g_build_filename (self->folder, self->written_id, NULL);
  return writing;
}

/* --- in a thread --- */

static gboolean
is_ours (const char *name)
{
  return g_str_has_prefix (name, "logo-") && (g_str_has_suffix (name, ".svg") || g_str_has_suffix (name, ".png"));
}

/* Removes logos that came from here and that @keep does not name. */
static void
sweep (const char *folder,
       GPtrArray *keep)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (is_ours (name) && !g_ptr_array_find_with_equal_func (keep, name, g_str_equal, NULL))
      g_unlink (path);
  }
}

/* Returns: (transfer full): a place that nothing lies in yet */
static char *
free_place (const char *folder,
            const char *name)
{
  char *place = g_build_filename (folder, name, NULL);

  for (int i = 2; g_file_test (place, G_FILE_TEST_EXISTS); i++) {
    g_autofree char *other = g_strdup_printf ("%s-%d", name, i);

    g_free (place);
    place = g_build_filename (folder, other, NULL);
  }
  return place;
}

/* The folder goes as a whole, with stickers and with what the person has put into it, to where undoing finds it. */
static gboolean
put_aside (Writing *writing,
           GError **error)
{
  g_autofree char *name = g_path_get_basename (writing->gone);
  g_autofree char *place = NULL;

  if (!g_file_test (writing->gone, G_FILE_TEST_EXISTS))
    return TRUE;
  g_mkdir_with_parents (writing->aside, 0755);
  place = free_place (writing->aside, name);
  if (g_rename (writing->gone, place) != 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” can't be moved away. Close the programs that use it."), writing->gone);
    return FALSE;
  }
  writing->held = g_steal_pointer (&place);
  return TRUE;
}

/* A folder that is there again is not touched. */
static void
bring_back (const Writing *writing)
{
  if (writing->returning != NULL && !g_file_test (writing->folder, G_FILE_TEST_EXISTS))
    g_rename (writing->returning, writing->folder);
}

/* A copy without its stickers is still a good brand, so nothing here is an error. */
static void
copy_stickers (const Writing *writing)
{
  g_autofree char *folder = g_build_filename (writing->folder, "stickers", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (writing->stickers == NULL || g_file_test (folder, G_FILE_TEST_EXISTS) || (dir = g_dir_open (writing->stickers, 0, NULL)) == NULL)
    return;
  g_mkdir (folder, 0755);
  for (guint n = 0; n < MAX_STICKERS && (name = g_dir_read_name (dir)) != NULL; n++) {
    g_autofree char *from = g_build_filename (writing->stickers, name, NULL);
    g_autofree char *to = g_build_filename (folder, name, NULL);
    g_autoptr (GBytes) bytes = studio_file_read (from, MAX_STICKER_BYTES, NULL);

    if (bytes != NULL)
      studio_file_write (to, bytes, NULL);
  }
}

static gboolean
write_files (const Writing *writing,
             GPtrArray *names,
             GError **error)
{
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    GBytes *bytes = g_hash_table_lookup (writing->files, name);
    g_autofree char *path = g_build_filename (writing->folder, name, NULL);

    if (bytes != NULL && !g_file_test (path, G_FILE_TEST_EXISTS) && !studio_file_write (path, bytes, error))
      return FALSE;
  }
  return TRUE;
}

/* The document goes last, so that it never names a logo that is not there. */
static gboolean
write_brand (const Writing *writing,
             GError **error)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (writing->brand);
  g_autofree char *path = g_build_filename (writing->folder, "brand.json", NULL);
  char *text = studio_json_write (studio_brand_get_json (writing->brand));
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  bring_back (writing);
  if (g_mkdir_with_parents (writing->folder, 0755) != 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _ ("The folder “%s” can't be made."), writing->folder);
    return FALSE;
  }
  if (!write_files (writing, names, error) || !studio_file_write (path, bytes, error))
    return FALSE;
  copy_stickers (writing);
  sweep (writing->folder, names);
  return TRUE;
}

static gboolean
carry_out (Writing *writing,
           GError **error)
{
  if (writing->brand != NULL && !write_brand (writing, error))
    return FALSE;
  return writing->gone == NULL || put_aside (writing, error);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (carry_out (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- in the main loop --- */

static void
note_held (StudioBrandSession *self,
           Writing *writing)
{
  if (self->held != NULL && !g_file_test (self->held, G_FILE_TEST_EXISTS)) {
    g_clear_pointer (&self->held, g_free);
    g_clear_pointer (&self->held_id, g_free);
  }
  if (writing->held == NULL)
    return;
  _studio_brand_session_discard_held (self);
  self->held = g_steal_pointer (&writing->held);
  self->held_id = g_path_get_basename (writing->gone);
}

void
_studio_brand_session_discard_held (StudioBrandSession *self)
{
  g_autoptr (GFile) file = self->held != NULL ? g_file_new_for_path (self->held) : NULL;
  g_autoptr (GError) error = NULL;

  if (file != NULL && !g_file_trash (file, NULL, &error))
    g_message ("a deleted brand stays in “%s”: %s", self->held, error->message);
  g_clear_pointer (&self->held, g_free);
  g_clear_pointer (&self->held_id, g_free);
}

static void
note_result (StudioBrandSession *self,
             Writing *writing,
             const GError *error)
{
  if (error != NULL) {
    self->pending = TRUE;
    _studio_brand_session_set_problem (self, g_strdup_printf (_ ("The brand is not saved: %s"), error->message));
    return;
  }
  note_held (self, writing);
  g_free (self->written_id);
  self->written_id = g_strdup (writing->id);
  if (self->problem != NULL)
    _studio_brand_session_set_problem (self, NULL);
  _studio_brand_session_tell_written (self);
}

static void begin_writing (StudioBrandSession *self);

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  StudioBrandSession *self = STUDIO_BRAND_SESSION (source);
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  if (error == NULL && self->pending && self->timer == 0)
    begin_writing (self);
  note_result (self, g_task_get_task_data (G_TASK (result)), error);
}

static void
begin_writing (StudioBrandSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->writing || !self->pending)
    return;
  self->writing = TRUE;
  self->pending = FALSE;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, writing_new (self), (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  StudioBrandSession *self = user_data;

  self->timer = 0;
  begin_writing (self);
  return G_SOURCE_REMOVE;
}

void
_studio_brand_session_touch (StudioBrandSession *self)
{
  self->pending = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE_MS, pause_over_cb, self);
}

gboolean
studio_brand_session_get_pending (StudioBrandSession *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  return self->pending || self->writing;
}

gboolean
studio_brand_session_flush (StudioBrandSession *self)
{
  g_autoptr (GError) error = NULL;
  Writing *writing;

  g_return_val_if_fail (STUDIO_IS_BRAND_SESSION (self), FALSE);

  g_clear_handle_id (&self->timer, g_source_remove);
  while (self->writing)
    g_main_context_iteration (NULL, TRUE);
  if (!self->pending)
    return TRUE;
  self->pending = FALSE;
  writing = writing_new (self);
  carry_out (writing, &error);
  note_result (self, writing, error);
  writing_free (writing);
  return error == NULL;
}
