#include "config.h"

#include "studio-photo-note-row.h"

#include <glib/gi18n-lib.h>

#include "studio-face-picture.h"
#include "studio-photo-picture.h"

/* The photo on which a face is marked, in px for each px of the screen */
#define FACE_WIDTH 440
#define FACE_HEIGHT 240

struct _StudioPhotoNoteRow
{
  AdwExpanderRow parent_instance;
  AdwComboRow *role;
  GtkEditable *credit;
  GtkEditable *source;
  AdwComboRow *consent;
  GtkWidget *face_row;
  GtkLabel *face_words;
  GtkWidget *face_remove;
  StudioFacePicture *face;

  StudioDocument *document;
  char *asset;
  GCancellable *loading; /* (nullable): of the photo, since a face was first asked for */
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
                            gtk_editable_get_text (self->credit), gtk_editable_get_text (self->source), studio_face_picture_get_face (self->face) };
  if (!studio_document_set_photo_note (self->document, self->asset, &note, &error)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    studio_photo_note_row_update (self);
  }
}

static void
face_removed_cb (StudioPhotoNoteRow *self)
{
  g_assert (STUDIO_IS_PHOTO_NOTE_ROW (self));

  studio_face_picture_set_face (self->face, &(StudioRect){ 0, 0, 0, 0 });
  edited_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->face));
}

static void
photo_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioPhotoNoteRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) photo = studio_photo_picture_load_finish (result, &error);

  if (photo != NULL)
    studio_face_picture_set_paintable (self->face, photo);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* Only photos of leaders are decoded for it. */
static void
load_photo (StudioPhotoNoteRow *self)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  g_autoptr (JsonNode) name = studio_json_string (self->asset);
  g_autoptr (JsonNode) photo = studio_json_with_member (NULL, "asset", name);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->loading = g_cancellable_new ();
  studio_photo_picture_load_async (snapshot, photo, (StudioSize){ FACE_WIDTH * scale, FACE_HEIGHT * scale }, FALSE, self->loading, photo_cb, g_object_ref (self));
}

static void
update_face (StudioPhotoNoteRow *self,
             const StudioPhotoNote *note)
{
  gboolean marked = note->face.w > 0;
  g_autofree char *words = marked ? g_strdup_printf (_ ("The face fills %d %% of the photo."), (int) (note->face.w * note->face.h * 100 + 0.5))
                                  : g_strdup (_ ("Draw a rectangle round the leader's face: the check measures how much of the page it fills."));

  gtk_widget_set_visible (self->face_row, note->role == STUDIO_PHOTO_LEADER);
  gtk_widget_set_visible (self->face_remove, marked);
  gtk_label_set_text (self->face_words, words);
  studio_face_picture_set_face (self->face, &note->face);
  if (note->role == STUDIO_PHOTO_LEADER && self->loading == NULL)
    load_photo (self);
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
  update_face (self, &note);
  self->showing = FALSE;
  update_subtitle (self, &note);
}

static void
studio_photo_note_row_dispose (GObject *object)
{
  StudioPhotoNoteRow *self = STUDIO_PHOTO_NOTE_ROW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->document);
  g_clear_pointer (&self->asset, g_free);

  G_OBJECT_CLASS (studio_photo_note_row_parent_class)->dispose (object);
}

static void
studio_photo_note_row_class_init (StudioPhotoNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDIO_TYPE_FACE_PICTURE);
  G_OBJECT_CLASS (klass)->dispose = studio_photo_note_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-photo-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, role);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, credit);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, source);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, consent);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, face_row);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, face_words);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, face_remove);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoNoteRow, face);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, face_removed_cb);
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
