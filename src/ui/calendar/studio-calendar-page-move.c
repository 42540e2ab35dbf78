#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-calendar-page-private.h"
#include "studio-calendar-words.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-plan-dialog.h"
#include "studio-plan.h"
#include "studio-reschedule.h"
#include "studio-window.h"

/** Move: a change that is being written. @sentence: what is told once it is */
typedef struct
{
  StudioCalendarPage *page;
  char *id;
  char *sentence;
} Move;

static Move *
move_new (StudioCalendarPage *page,
          const char *id,
          const char *sentence)
{
  Move *move = g_new0 (Move, 1);

  move->page = g_object_ref (page);
  move->id = g_strdup (id);
  move->sentence = g_strdup (sentence);
  return move;
}

static void
move_free (Move *move)
{
  g_object_unref (move->page);
  g_free (move->id);
  g_free (move->sentence);
  g_free (move);
}

/* --- what may be moved --- */

/* Tells why not. */
static gboolean
may_change (StudioCalendarPage *self,
            const StudioPlanned *planned)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (studio_planned_is_published (planned))
    _studio_calendar_page_tell (self, _ ("This post is published already and cannot be moved."));
  else if (studio_calendar_model_is_queued (self->model, planned->id))
    _studio_calendar_page_tell (self, _ ("This post goes out by itself at that time. Change the time in the outbox."));
  else if (studio_window_has_open (gtk_window_get_application (GTK_WINDOW (root)), planned->id))
    _studio_calendar_page_tell (self, _ ("This post is open in another window. Change its plan there."));
  else
    return TRUE;
  return FALSE;
}

/* --- writing --- */

static void
changed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Move *move = data;
  StudioCalendarPage *self = move->page;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (GError) error = NULL;

  if (studio_reschedule_finish (STUDIO_LIBRARY (source), result, &before, &error)) {
    g_free (self->moved);
    self->moved = g_strdup (move->id);
    g_clear_pointer (&self->before, json_node_unref);
    self->before = g_steal_pointer (&before);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo-move", "s", move->sentence);
  } else {
    _studio_calendar_page_tell (self, error->message);
  }
  move_free (move);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioCalendarPage) self = data;
  g_autoptr (GError) error = NULL;

  if (studio_reschedule_finish (STUDIO_LIBRARY (source), result, NULL, &error))
    _studio_calendar_page_tell (self, _ ("The post is planned as before."));
  else
    _studio_calendar_page_tell (self, error->message);
}

void
studio_calendar_page_undo (StudioCalendarPage *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (STUDIO_IS_CALENDAR_PAGE (self));

  id = g_steal_pointer (&self->moved);
  if (id == NULL)
    return;
  studio_reschedule_set_async (self->services->library, id, self->before, undone_cb, g_object_ref (self));
  g_clear_pointer (&self->before, json_node_unref);
}

/* --- dragging --- */

void
_studio_calendar_page_move (StudioCalendarPage *self,
                            StudioPlanned *planned,
                            guint32 to)
{
  int offset = studio_calendar_model_get_offset (self->model);
  g_autofree char *name = NULL, *sentence = NULL;
  GDate from, day;

  studio_moment_to_day (planned->at, offset, &from, NULL);
  g_date_clear (&day, 1);
  g_date_set_julian (&day, to);
  if (g_date_compare (&from, &day) == 0)
    return;
  if (!may_change (self, planned))
    return;
  name = studio_date_format (&day, STUDIO_DATE_LONG);
  /* TRANSLATORS: a post's title, and a day: "Jumat, 27 November 2026" */
  sentence = g_strdup_printf (_ ("“%1$s” moved to %2$s"), planned->title, name);
  studio_reschedule_move_async (self->services->library, planned->id, &from, &day, offset, changed_cb, move_new (self, planned->id, sentence));
}

/* --- the dialog --- */

static void
chosen_cb (StudioPlanDialog *dialog,
           JsonNode *root,
           Move *move)
{
  Move *written = move_new (move->page, move->id, _ ("The plan is changed."));

  studio_reschedule_set_async (move->page->services->library, move->id, studio_json_lookup (root, "plan"), changed_cb, written);
}

static void
forget_move (gpointer move,
             GClosure *closure)
{
  move_free (move);
}

/* @data: Move; its sentence is the day as ISO */
static void
document_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Move *move = data;
  StudioCalendarPage *self = move->page;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) document = studio_library_load_document_finish (STUDIO_LIBRARY (source), result, &error);
  GtkWidget *dialog;
  GDate day;

  if (document == NULL || root == NULL || !studio_date_from_iso (move->sentence, &day)) {
    if (error != NULL)
      _studio_calendar_page_tell (self, error->message);
    move_free (move);
    return;
  }
  dialog = studio_plan_dialog_new (GTK_WINDOW (root), document, &day, studio_calendar_model_get_offset (self->model));
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), move, forget_move, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static StudioPlanned *
find_planned (StudioCalendarPage *self,
              const GDate *day,
              const char *id)
{
  g_autoptr (GPtrArray) posts = studio_calendar_model_list_day (self->model, day);

  for (guint i = 0; i < posts->len; i++) {
    StudioPlanned *planned = g_ptr_array_index (posts, i);

    if (g_str_equal (planned->id, id))
      return planned;
  }
  return NULL;
}

/* Returns: whether the post may be moved; tells why not */
static gboolean
may_move (StudioCalendarPage *self,
          GVariant *parameter,
          const char **id,
          GDate *day)
{
  StudioPlanned *planned;
  guint32 julian;

  g_variant_get (parameter, "(&su)", id, &julian);
  g_date_clear (day, 1);
  g_date_set_julian (day, julian);
  planned = g_date_valid (day) ? find_planned (self, day, *id) : NULL;
  return planned != NULL && may_change (self, planned);
}

static void
move_to_date (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  g_autofree char *iso = NULL;
  const char *id;
  GDate day;

  if (!may_move (self, parameter, &id, &day))
    return;
  iso = studio_date_to_iso (&day);
  studio_library_load_document_async (self->services->library, id, NULL, document_cb, move_new (self, id, iso));
}

static void
unplan (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  StudioCalendarPage *self = STUDIO_CALENDAR_PAGE (widget);
  const char *id;
  GDate day;

  if (may_move (self, parameter, &id, &day))
    studio_reschedule_set_async (self->services->library, id, NULL, changed_cb, move_new (self, id, _ ("The post is no longer planned. It stays in the library.")));
}

static void
undo (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  studio_calendar_page_undo (STUDIO_CALENDAR_PAGE (widget));
}

void
_studio_calendar_page_install_move (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "calendar.undo", NULL);
  gtk_widget_class_install_action (widget_class, "calendar.move", "(su)", move_to_date);
  gtk_widget_class_install_action (widget_class, "calendar.unplan", "(su)", unplan);
}
