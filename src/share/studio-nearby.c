#include "config.h"

#include "studio-nearby.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SERVICE "org.kde.kdeconnect"
#define MODULE "/modules/kdeconnect"
/* of a service that runs; the answer is known to it already */
#define PATIENCE_MS 3000
#define MAX_NAME 60

static const char *const bluetooth_programs[] = { "bluetooth-sendto", "blueman-sendto" };

static StudioNearby *
nearby_new (StudioNearbyWay way,
            char *id,
            char *name)
{
  StudioNearby *nearby = g_new0 (StudioNearby, 1);

  nearby->way = way;
  nearby->id = id;
  nearby->name = name;
  return nearby;
}

StudioNearby *
studio_nearby_copy (const StudioNearby *nearby)
{
  g_return_val_if_fail (nearby != NULL, NULL);

  return nearby_new (nearby->way, g_strdup (nearby->id), g_strdup (nearby->name));
}

void
studio_nearby_free (StudioNearby *nearby)
{
  g_return_if_fail (nearby != NULL);

  g_free (nearby->id);
  g_free (nearby->name);
  g_free (nearby);
}

/* Returns: (transfer full) (nullable): where a device of KDE Connect takes files; NULL for an id that is no part of a path */
static char *
share_path_of (const char *id)
{
  char *path = g_strdup_printf (MODULE "/devices/%s/share", id);

  if (strchr (id, '/') == NULL && g_variant_is_object_path (path))
    return path;
  g_free (path);
  return NULL;
}

/* --- who is there --- */

/* A phone is free in what it calls itself. Returns: (transfer full) */
static char *
one_line (const char *name)
{
  GString *line = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && g_utf8_strlen (line->str, -1) < MAX_NAME; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    g_string_append_unichar (line, g_unichar_isprint (letter) ? letter : ' ');
  }
  return g_strstrip (g_string_free (line, FALSE));
}

static void
add_bluetooth (GPtrArray *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (bluetooth_programs); i++) {
    char *path = g_find_program_in_path (bluetooth_programs[i]);

    if (path != NULL) {
      g_ptr_array_add (list, nearby_new (STUDIO_NEARBY_BLUETOOTH, path, g_strdup ("Bluetooth")));
      return;
    }
  }
}

static void
add_devices (GPtrArray *list,
             GVariant *answer)
{
  g_autoptr (GVariantIter) devices = NULL;
  const char *id, *name;

  g_variant_get (answer, "(a{ss})", &devices);
  while (g_variant_iter_next (devices, "{&s&s}", &id, &name)) {
    g_autofree char *path = share_path_of (id), *line = one_line (name);

    if (path != NULL)
      g_ptr_array_add (list, nearby_new (STUDIO_NEARBY_KDE_CONNECT, g_strdup (id), g_strdup (*line != '\0' ? line : "KDE Connect")));
  }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(StudioNearby *const *) a)->name, (*(StudioNearby *const *) b)->name);
}

/* @answer: (nullable): of KDE Connect */
static void
return_list (GTask *task,
             GVariant *answer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_nearby_free);

  if (answer != NULL)
    add_devices (list, answer);
  g_ptr_array_sort (list, compare_names);
  add_bluetooth (list);
  g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
}

static void
devices_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  return_list (task, answer);
}

static void
bus_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL) {
    return_list (task, NULL);
    return;
  }
  /* only those that are paired and can be reached */
  g_dbus_connection_call (bus, SERVICE, MODULE, SERVICE ".daemon", "deviceNames", g_variant_new ("(bb)", TRUE, TRUE), G_VARIANT_TYPE ("(a{ss})"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, g_task_get_cancellable (task), devices_cb, g_object_ref (task));
}

void
studio_nearby_list_async (GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, studio_nearby_list_async);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

GPtrArray *
studio_nearby_list_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_nearby_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- handing files over --- */

/** Handing: what KDE Connect is given. */
typedef struct
{
  char *path;
  GVariant *uris;
} Handing;

static void
handing_free (Handing *handing)
{
  g_free (handing->path);
  g_variant_unref (handing->uris);
  g_free (handing);
}

/* Takes @error, which says nothing to people. */
static void
return_refusal (GTask *task,
                GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, error);
    return;
  }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("KDE Connect did not take the files. Look whether the phone is still connected, or use the code instead."));
  g_error_free (error);
}

static void
shared_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    return_refusal (task, error);
}

static void
share_bus_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (GTask) task = data;
  const Handing *handing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL) {
    return_refusal (task, error);
    return;
  }
  g_dbus_connection_call (bus, SERVICE, handing->path, SERVICE ".device.share", "shareUrls", handing->uris, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS, g_task_get_cancellable (task), shared_cb, g_object_ref (task));
}

static void
send_to_device (GTask *task,
                const StudioNearby *nearby,
                const char *const *paths)
{
  Handing *handing = g_new0 (Handing, 1);
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE ("as"));
  for (guint i = 0; paths[i] != NULL; i++) {
    g_autofree char *uri = g_filename_to_uri (paths[i], NULL, NULL);

    if (uri != NULL)
      g_variant_builder_add (&uris, "s", uri);
  }
  handing->path = share_path_of (nearby->id);
  handing->uris = g_variant_ref_sink (g_variant_new ("(as)", &uris));
  g_task_set_task_data (task, handing, (GDestroyNotify) handing_free);
  g_bus_get (G_BUS_TYPE_SESSION, g_task_get_cancellable (task), share_bus_cb, g_object_ref (task));
}

static void
open_window (GTask *task,
             const StudioNearby *nearby,
             const char *const *paths)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) program = NULL;

  g_ptr_array_add (arguments, nearby->id);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) paths[i]);
  g_ptr_array_add (arguments, NULL);
  program = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (program != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("The program for Bluetooth could not be started. Use the code or a flash disk instead."));
}

void
studio_nearby_send_async (const StudioNearby *nearby,
                          const char *const *paths,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (nearby != NULL && paths != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_nearby_send_async);
  if (nearby->way == STUDIO_NEARBY_KDE_CONNECT)
    send_to_device (task, nearby, paths);
  else
    open_window (task, nearby, paths);
}

gboolean
studio_nearby_send_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_nearby_send_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
