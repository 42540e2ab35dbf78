#include "config.h"

#include "studio-parcel-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-version-words.h"

/* below these it is red, or yellow */
#define LOW 50
#define MIDDLE 90

struct _StudioParcelRow
{
  GtkListBoxRow parent_instance;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *origin;
  GtkLabel *note;
  GtkLevelBar *bar;
  GtkLabel *percent;
  GtkLabel *missing;
  GtkWidget *accept;
  GtkWidget *return_button;
  GtkWidget *remove;
  StudioRecord *record;
};

G_DEFINE_FINAL_TYPE (StudioParcelRow, studio_parcel_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
say_state (StudioInboxState state)
{
  switch (state) {
  case STUDIO_INBOX_RETURNED:
    return _ ("Returned");
  case STUDIO_INBOX_ACCEPTED:
    return _ ("Accepted");
  case STUDIO_INBOX_NEW:
  default:
    return _ ("New");
  }
}

static void
show_state (StudioParcelRow *self)
{
  StudioInboxState state = studio_inbox_state_of (self->record);

  gtk_label_set_text (self->state, say_state (state));
  if (state != STUDIO_INBOX_NEW)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), state == STUDIO_INBOX_RETURNED ? "returned" : "approved");
  gtk_widget_set_visible (self->accept, state != STUDIO_INBOX_ACCEPTED);
  gtk_widget_set_visible (self->return_button, state == STUDIO_INBOX_NEW);
}

static void
show_origin (StudioParcelRow *self)
{
  const char *office = studio_record_get_text (self->record, "office"), *by = studio_record_get_text (self->record, "by");
  g_autofree char *time = studio_version_say_time (studio_inbox_get_received (self->record), g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *received = g_strdup_printf (_ ("received %s"), time);
  g_autofree char *text = g_strdup_printf ("%s · %s%s%s", *office != '\0' ? office : _ ("Office not said"), by, *by != '\0' ? " · " : "", received);

  gtk_label_set_text (self->origin, text);
}

/* What came with it; once it went back, what was written to it. */
static void
show_note (StudioParcelRow *self)
{
  const char *note = studio_record_get_text (self->record, "note"), *answer = studio_record_get_text (self->record, "answer");
  gboolean answered = studio_inbox_state_of (self->record) == STUDIO_INBOX_RETURNED && *answer != '\0';
  g_autofree char *text = g_strdup_printf (answered ? _ ("Your note: “%s”") : "“%s”", answered ? answer : note);

  gtk_label_set_text (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), answered || *note != '\0');
}

static void
show_percent (StudioParcelRow *self)
{
  guint percent = studio_inbox_get_percent (self->record);
  g_autofree char *text = g_strdup_printf (_ ("%u%% complete"), percent);
  g_autofree char *missing = studio_inbox_make_missing (self->record);
  g_autofree char *sentence = *missing != '\0' ? g_strdup_printf (_ ("Missing: %s"), missing) : g_strdup (_ ("Nothing is missing."));

  gtk_level_bar_set_value (self->bar, percent);
  if (percent < MIDDLE)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), percent < LOW ? "low" : "middle");
  gtk_label_set_text (self->percent, text);
  gtk_label_set_text (self->missing, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing), sentence);
}

/* So that each button says of what it is. */
static void
set_target (GtkWidget *button,
            StudioRecord *record)
{
  const char *title = studio_record_get_text (record, "title");
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (button)), title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", record->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
studio_parcel_row_new (StudioLibrary *library,
                       StudioRecord *record)
{
  StudioParcelRow *self;
  g_autofree char *picture = NULL;

  g_return_val_if_fail (STUDIO_IS_LIBRARY (library) && record != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PARCEL_ROW, NULL);
  self->record = studio_record_ref (record);
  picture = studio_inbox_make_picture_path (library, record);
  if (picture != NULL && g_file_test (picture, G_FILE_TEST_EXISTS))
    gtk_picture_set_filename (self->picture, picture);
  gtk_label_set_text (self->title, studio_record_get_text (record, "title"));
  show_state (self);
  show_origin (self);
  show_note (self);
  show_percent (self);
  set_target (self->accept, record);
  set_target (self->return_button, record);
  set_target (self->remove, record);
  return GTK_WIDGET (self);
}

StudioRecord *
studio_parcel_row_get_record (StudioParcelRow *self)
{
  g_return_val_if_fail (STUDIO_IS_PARCEL_ROW (self), NULL);

  return self->record;
}

gboolean
studio_parcel_row_matches (StudioParcelRow *self,
                           const char *text)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (STUDIO_IS_PARCEL_ROW (self) && text != NULL, FALSE);

  all = g_strjoin ("\n", studio_record_get_text (self->record, "office"), studio_record_get_text (self->record, "by"), studio_record_get_text (self->record, "title"), NULL);
  folded = g_utf8_casefold (all, -1);
  wanted = g_utf8_casefold (text, -1);
  words = g_strsplit (wanted, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
studio_parcel_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_PARCEL_ROW (object)->record, studio_record_unref);
  G_OBJECT_CLASS (studio_parcel_row_parent_class)->finalize (object);
}

static void
studio_parcel_row_class_init (StudioParcelRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_parcel_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-parcel-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, state);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, origin);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, note);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, bar);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, percent);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, missing);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, accept);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, return_button);
  gtk_widget_class_bind_template_child (widget_class, StudioParcelRow, remove);
}

static void
studio_parcel_row_init (StudioParcelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
