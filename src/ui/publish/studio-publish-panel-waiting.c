#include "config.h"

#include "studio-publish-panel-private.h"

#include "studio-handoff-wait.h"
#include "studio-publish-words.h"

/* What waits to be uploaded by hand is remembered in the library (studio-handoff.h); the rows say it until the person says that it is published. */

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioPublishPanel) self = data;
  GPtrArray *records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, NULL);

  if (records == NULL)
    return;
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = records;
  if (self->library != NULL) /* else it went meanwhile */
    _studio_publish_panel_update (self);
}

static void
list_waiting (StudioPublishPanel *self,
              StudioLibrary *library)
{
  studio_library_list_records_async (library, STUDIO_HANDOFF_KIND, NULL, listed_cb, g_object_ref (self));
}

static void
records_changed_cb (StudioPublishPanel *self,
                    const char *kind,
                    StudioLibrary *library)
{
  if (*kind == '\0' || g_str_equal (kind, STUDIO_HANDOFF_KIND))
    list_waiting (self, library);
}

void
_studio_publish_panel_watch (StudioPublishPanel *self,
                             StudioLibrary *library)
{
  if (self->library == library)
    return;
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;
  g_signal_connect_swapped (library, "records-changed", G_CALLBACK (records_changed_cb), self);
  list_waiting (self, library);
}

/* A folder that was made is not yet an upload that was begun. */
static gboolean
is_begun (const StudioRecord *record)
{
  return *studio_record_get_text (record, "steps") != '\0';
}

const StudioRecord *
_studio_publish_panel_find_waiting (StudioPublishPanel *self,
                                    const StudioPublishLine *line)
{
  g_autofree char *post = _studio_publish_panel_get_post (self);
  const char *platform = studio_publish_words_platform (line->platform);

  for (guint i = 0; post != NULL && self->waiting != NULL && i < self->waiting->len; i++) {
    const StudioRecord *record = g_ptr_array_index (self->waiting, i);
    const char *account = studio_record_get_text (record, "account");

    if (is_begun (record) && g_str_equal (studio_record_get_text (record, "post"), post) && g_str_equal (studio_publish_words_platform (studio_record_get_text (record, "platform")), platform) &&
        (g_str_equal (account, line->name) || g_str_equal (line->name, platform))) /* without a register the row bears the platform's name */
      return record;
  }
  return NULL;
}

void
_studio_publish_panel_add_waiting (StudioPublishPanel *self,
                                   const char *post)
{
  for (guint i = 0; post != NULL && self->waiting != NULL && i < self->waiting->len; i++) {
    const StudioRecord *record = g_ptr_array_index (self->waiting, i);

    if (is_begun (record) && g_str_equal (studio_record_get_text (record, "post"), post))
      studio_publish_line_add_platform (self->lines, studio_record_get_text (record, "platform"));
  }
}
