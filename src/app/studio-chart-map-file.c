#include "config.h"

#include "studio-chart-data-private.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-private.h"

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  const char *path = g_file_peek_path (data);
  GError *error = NULL;
  StudioAsset *asset = NULL;

  if (path != NULL)
    asset = studio_asset_new_map_for_path (path, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The file is not on this computer. Copy it here first."));
  if (asset != NULL)
    g_task_return_pointer (task, asset, (GDestroyNotify) studio_asset_unref);
  else
    g_task_return_error (task, error);
}

void
studio_chart_data_load_map_async (StudioChartData *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  /* nobody who changes their mind waits for the end of a large file */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_thread);
}

static JsonNode *
map_value (StudioAsset *asset)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "asset", studio_asset_get_hash (asset));
  json_node_take_object (node, object);
  json_node_seal (node);
  return node;
}

gboolean
studio_chart_data_load_map_finish (StudioChartData *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (JsonNode) map = NULL;
  g_autoptr (JsonNode) kind = NULL;
  StudioEdit edit;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && g_task_is_valid (result, self), FALSE);

  asset = g_task_propagate_pointer (G_TASK (result), error);
  if (asset == NULL || studio_composer_refuse_limit (self->composer, self->id, STUDIO_CAN_TEXT))
    return FALSE;
  studio_post_add_asset (studio_document_get_post (studio_composer_get_document (self->composer)), asset);
  map = map_value (asset);
  kind = studio_json_string (studio_chart_kind_get_name (STUDIO_CHART_MAP));
  edit = studio_edit_begin (self->composer);
  studio_edit_member (&edit, self->id, "map", map, STUDIO_SCOPE_ALL_SIZES);
  studio_edit_member (&edit, self->id, "chart", kind, STUDIO_SCOPE_ALL_SIZES);
  studio_edit_commit (&edit, _ ("Choose the Map"), NULL);
  return TRUE;
}
