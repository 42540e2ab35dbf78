#include "config.h"

#include "studio-autostart.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Entries of ours are told from those that a person put there. */
#define MARK "X-PemdaStudio-Outbox"
#define GNOME_SWITCH "X-GNOME-Autostart-enabled"
#define FILE_NAME APPLICATION_ID ".desktop"

/* What ./run tells a program that is not installed */
static const char *const surroundings[] = { "GSETTINGS_SCHEMA_DIR", "XDG_DATA_DIRS", "PEMDA_STUDIO_DATA", "PEMDA_STUDIO_LOCALEDIR" };

/** Applying: one round. @entry: (nullable): what is to stand there */
typedef struct
{
  char *path;
  char *entry;
  StudioAutostartState state;
} Applying;

gboolean
studio_autostart_is_supported (void)
{
#if defined(G_OS_UNIX) && !defined(__APPLE__)
  return TRUE;
#else
  return FALSE;
#endif
}

/* --- the entry --- */

/* An argument of Exec: in quotation marks, with a backslash before what has a meaning there, and "%" twice. Returns: (transfer full) */
static char *
quote (const char *argument)
{
  GString *text = g_string_new ("\"");

  for (const char *p = argument; *p != '\0'; p++) {
    if (*p == '"' || *p == '`' || *p == '$' || *p == '\\')
      g_string_append_c (text, '\\');
    else if (*p == '%')
      g_string_append_c (text, '%');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

static char *
make_exec (const char *program,
           const char *const *settings)
{
  GString *line = g_string_new (settings != NULL && settings[0] != NULL ? "env " : "");
  g_autofree char *command = quote (program);

  for (gsize i = 0; settings != NULL && settings[i] != NULL; i++) {
    g_autofree char *setting = quote (settings[i]);

    g_string_append_printf (line, "%s ", setting);
  }
  g_string_append_printf (line, "%s --background", command);
  return g_string_free (line, FALSE);
}

char *
studio_autostart_make (const char *program,
                       const char *const *settings)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *exec = NULL;

  g_return_val_if_fail (program != NULL, NULL);

  exec = make_exec (program, settings);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Pemda Studio");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_COMMENT, _ ("Sends scheduled posts, without a window"));
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, exec);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, APPLICATION_ID);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, GNOME_SWITCH, TRUE);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, MARK, TRUE);
  return g_key_file_to_data (file, NULL, NULL);
}

StudioAutostartState
studio_autostart_read (const char *entry)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (entry == NULL)
    return STUDIO_AUTOSTART_NONE;
  /* what cannot be read is a person's as well */
  if (!g_key_file_load_from_data (file, entry, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return STUDIO_AUTOSTART_FOREIGN;
  if (g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL) ||
      (g_key_file_has_key (file, G_KEY_FILE_DESKTOP_GROUP, GNOME_SWITCH, NULL) && !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, GNOME_SWITCH, NULL)))
    return STUDIO_AUTOSTART_OFF;
  return g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, MARK, NULL) ? STUDIO_AUTOSTART_SET : STUDIO_AUTOSTART_FOREIGN;
}

/* --- the file --- */

static void
applying_free (gpointer data)
{
  Applying *self = data;

  g_free (self->path);
  g_free (self->entry);
  g_free (self);
}

/* Returns: whether it stands there as wanted now */
static gboolean
write_entry (const Applying *self,
             const char *present,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (g_strcmp0 (present, self->entry) == 0)
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_file_set_contents (self->path, self->entry, -1, error);
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static gboolean
remove_entry (const Applying *self,
              GError **error)
{
  if (g_unlink (self->path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static void
apply_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Applying *self = data;
  g_autofree char *present = NULL;
  GError *error = NULL;
  gboolean done = TRUE;

  g_file_get_contents (self->path, &present, NULL, NULL);
  self->state = studio_autostart_read (present);
  if (self->state == STUDIO_AUTOSTART_NONE || self->state == STUDIO_AUTOSTART_SET) {
    if (self->entry != NULL)
      done = write_entry (self, present, &error);
    else if (present != NULL)
      done = remove_entry (self, &error);
    if (done)
      self->state = self->entry != NULL ? STUDIO_AUTOSTART_SET : STUDIO_AUTOSTART_NONE;
  }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A program in its build folder finds nothing at login without these. Returns: (transfer full) */
static GStrv
list_surroundings (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (g_getenv ("PEMDA_STUDIO_DATA") == NULL)
    return g_strv_builder_end (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (surroundings); i++) {
    const char *value = g_getenv (surroundings[i]);
    g_autofree char *setting = value != NULL ? g_strconcat (surroundings[i], "=", value, NULL) : NULL;

    if (setting != NULL)
      g_strv_builder_add (builder, setting);
  }
  return g_strv_builder_end (builder);
}

void
studio_autostart_apply_async (gboolean wanted,
                              const char *program,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_auto (GStrv) settings = list_surroundings ();
  Applying *self;

  g_return_if_fail (program != NULL);

  g_task_set_source_tag (task, studio_autostart_apply_async);
  self = g_new0 (Applying, 1);
  self->path = g_build_filename (folder != NULL ? folder : g_get_user_config_dir (), "autostart", FILE_NAME, NULL);
  self->entry = wanted ? studio_autostart_make (program, (const char *const *) settings) : NULL;
  g_task_set_task_data (task, self, applying_free);
  if (studio_autostart_is_supported ())
    g_task_run_in_thread (task, apply_thread);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
studio_autostart_apply_finish (GAsyncResult *result,
                               StudioAutostartState *state,
                               GError **error)
{
  const Applying *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && g_task_get_source_tag (G_TASK (result)) == studio_autostart_apply_async, FALSE);

  self = g_task_get_task_data (G_TASK (result));
  *state = self->state;
  return g_task_propagate_boolean (G_TASK (result), error);
}
