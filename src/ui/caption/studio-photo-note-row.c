#include "config.h"

#include "studio-photo-note-row.h"

#include <glib/gi18n-lib.h>

struct _StudioPhotoNoteRow
{
  AdwExpanderRow parent_instance;
  AdwComboRow *role;
  GtkEditable *credit;
  GtkEditable *source;
  AdwComboRow *consent;

  StudioDocument *document;
  char *asset;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (StudioPhotoNoteRow, studio_photo_note_row, ADW_TYPE_EXPANDER_ROW)

static JsonNode *
root_of (StudioPhotoNoteRow *self)
{
  return studio_post_get_json (studio_document_get_post (self->document));
}

static void
edited_cb (StudioPhotoNoteRow *self)
{
  g_autoptr (GError) error = NULL;
  StudioPhotoNote note;

  if (self->showing || self->document == NULL)
    return;
  note = (StudioPhotoNote){ (StudioPhotoRole) adw_combo_row_get_selected (self->role), (StudioConsent) adw_combo_row_get_selected (self->consent),
                            gtk_editable_get_text (self->credit), gtk_editable_get_text (self->source) };
  if (!studio_document_set_photo_note (self->document, self->asset, &note, &error)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    studio_photo_note_row_update (self);
  }
}

static void
show_text (GtkEditable *editable,
           const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (editable), text))
    gtk_editable_set_text (editable, text);
}

/* "Output: the result · Siti" */
static void
update_subtitle (StudioPhotoNoteRow *self,
                 const StudioPhotoNote *note)
{
  GtkStringObject *role = adw_combo_row_get_selected_item (self->role);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (note->role == STUDIO_PHOTO_UNSAID && *note->credit == '\0')
    words = g_strdup (_ ("Role, credit and consent are not said yet"));
  else if (note->role == STUDIO_PHOTO_UNSAID || *note->credit == '\0')
    words = g_strdup (note->role != STUDIO_PHOTO_UNSAID ? gtk_string_object_get_string (role) : note->credit);
  else
    words = g_strdup_printf ("%s · %s", gtk_string_object_get_string (role), note->credit);
  escaped = g_markup_escape_text (words, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

void
studio_photo_note_row_update (StudioPhotoNoteRow *self)
{
  StudioPhotoNote note;

  g_return_if_fail (STUDIO_IS_PHOTO_NOTE_ROW (self));

  note = studio_photo_note_get (root_of (self), self->asset);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->role, note.role);
  adw_combo_row_set_selected (self->consent, note.consent);
  show_text (self->credit, note.credit);
  show_text (self->source, note.source);
  self->showing = FALSE;
  update_subtitle (self, &note);
}

static void
studio_photo_note_row_dispose (GObject *object)
{
  StudioPhotoNoteRow *self = STUDIO_PHOTO_NOTE_ROW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->asset, g_free);

  G_OBJECT_CLASS (studio_photo_note_row_parent_class)->dispose (object);
}

static void
studio_photo_note_row_class_init (StudioPhotoNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_photo_note_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-photo-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, role);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, credit);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, source);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, consent);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
studio_photo_note_row_init (StudioPhotoNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_photo_note_row_new (StudioDocument *document,
                           const char *asset,
                           const char *title)
{
  StudioPhotoNoteRow *self = g_object_new (STUDIO_TYPE_PHOTO_NOTE_ROW, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  self->document = g_object_ref (document);
  self->asset = g_strdup (asset);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  studio_photo_note_row_update (self);
  return GTK_WIDGET (self);
}
