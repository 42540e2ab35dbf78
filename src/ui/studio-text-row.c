#include "config.h"

#include "studio-text-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-field-marks.h"
#include "studio-register-offer.h"

typedef struct
{
  GtkWidget *line;
  GtkEntry *entry;
  JsonNode *shown;         /* (nullable): the value that the line stands for */
  char *error;             /* (nullable): why the line could not be read */
  StudioFieldMarks *marks; /* (nullable): of a line that is a text as it stands */
  gboolean showing;
} StudioTextRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (StudioTextRow, studio_text_row, STUDIO_TYPE_FIELD_ROW)

#define PRIV(self) ((StudioTextRowPrivate *) studio_text_row_get_instance_private (self))

enum {
  PROP_LIVE_CHECK = 1,
};

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

static gboolean
same_value (JsonNode *a,
            JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return studio_json_equal (a, b);
}

static JsonNode *
read_line (StudioTextRow *self,
           const char *text)
{
  StudioTextRowPrivate *priv = PRIV (self);
  g_autofree char *reading = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *value;

  g_clear_pointer (&priv->error, g_free);
  if (is_blank (text)) {
    studio_field_row_set_side (STUDIO_FIELD_ROW (self), NULL);
    return NULL;
  }
  value = STUDIO_TEXT_ROW_GET_CLASS (self)->read (self, text, &reading, &error);
  if (value == NULL)
    priv->error = g_strdup (error->message);
  if (reading != NULL)
    studio_field_row_set_side (STUDIO_FIELD_ROW (self), reading);
  else
    studio_field_row_count (STUDIO_FIELD_ROW (self), (int) g_utf8_strlen (text, -1));
  return value;
}

static void
changed_cb (StudioTextRow *self)
{
  StudioTextRowPrivate *priv = PRIV (self);
  g_autoptr (JsonNode) value = NULL;

  g_assert (STUDIO_IS_TEXT_ROW (self));

  if (priv->showing)
    return;
  value = read_line (self, studio_text_row_get_text (self));
  if (priv->error != NULL) {
    studio_field_row_touched (STUDIO_FIELD_ROW (self));
    return;
  }
  g_clear_pointer (&priv->shown, json_node_unref);
  priv->shown = value != NULL ? json_node_ref (value) : NULL;
  studio_field_row_store (STUDIO_FIELD_ROW (self), value, TRUE);
}

static void
show_text (StudioTextRow *self,
           const char *text)
{
  StudioTextRowPrivate *priv = PRIV (self);
  int caret = gtk_editable_get_position (GTK_EDITABLE (priv->entry));

  if (g_str_equal (studio_text_row_get_text (self), text))
    return;
  priv->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (priv->entry), MIN (caret, (int) g_utf8_strlen (text, -1)));
  priv->showing = FALSE;
}

static void
show_value_again (StudioTextRow *self,
                  JsonNode *value)
{
  StudioTextRowPrivate *priv = PRIV (self);
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *text = value != NULL ? STUDIO_TEXT_ROW_GET_CLASS (self)->write (self, value) : g_strdup ("");
  /* it may be the one that is shown, and this row its last holder */
  JsonNode *shown = value != NULL ? json_node_ref (value) : NULL;

  show_text (self, text);
  read = read_line (self, text);
  g_clear_pointer (&priv->shown, json_node_unref);
  priv->shown = shown;
}

static void
studio_text_row_show_value (StudioFieldRow *row,
                            JsonNode *value,
                            JsonNode *sample)
{
  StudioTextRow *self = STUDIO_TEXT_ROW (row);
  StudioTextRowPrivate *priv = PRIV (self);
  g_autofree char *stand_in = NULL;

  if (!studio_field_value_filled (value))
    value = NULL;
  if (!same_value (value, priv->shown))
    show_value_again (self, value);

  if (studio_field_row_is_left_out (row))
    stand_in = g_strdup (_ ("Not shown in the picture"));
  else if (studio_field_value_filled (sample))
    stand_in = STUDIO_TEXT_ROW_GET_CLASS (self)->write (self, sample);
  gtk_entry_set_placeholder_text (priv->entry, stand_in);
}

static char *
studio_text_row_check (StudioFieldRow *row)
{
  return g_strdup (PRIV (STUDIO_TEXT_ROW (row))->error);
}

/* What was read is written out in full, so that the person sees what was understood. */
static void
studio_text_row_left (StudioFieldRow *row)
{
  StudioTextRow *self = STUDIO_TEXT_ROW (row);
  StudioTextRowPrivate *priv = PRIV (self);

  if (priv->error == NULL && priv->shown != NULL)
    show_value_again (self, priv->shown);
}

static GtkWidget *
studio_text_row_get_target (StudioFieldRow *row,
                            int line)
{
  return GTK_WIDGET (PRIV (STUDIO_TEXT_ROW (row))->entry);
}

static JsonNode *
studio_text_row_read (StudioTextRow *self,
                      const char *text,
                      char **reading,
                      GError **error)
{
  return studio_json_string (text);
}

static char *
studio_text_row_write (StudioTextRow *self,
                       JsonNode *value)
{
  const char *text = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;

  return g_strdup (text != NULL ? text : "");
}

static void
activate_cb (StudioTextRow *self)
{
  g_assert (STUDIO_IS_TEXT_ROW (self));

  g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
}

/* --- names from the office's registers --- */

/* Returns: (transfer full): "jabatan2" for the second of several persons, "pembicara2" */
static char *
post_field_of (const StudioField *person)
{
  const char *digits = person->name + strlen (person->name);

  while (digits > person->name && g_ascii_isdigit (digits[-1]))
    digits--;
  return g_strconcat ("jabatan", digits, NULL);
}

/* Whoever is chosen brings their post along, unless one is written. */
static void
person_chosen_cb (GtkEntry *entry,
                  StudioRecord *record,
                  gpointer row)
{
  StudioDocument *document = studio_field_row_get_document (row);
  StudioPost *post = studio_document_get_post (document);
  g_autofree char *name = post_field_of (studio_field_row_get_field (row));
  g_autofree char *path = g_strconcat ("content/", name, NULL);
  g_autoptr (JsonNode) value = NULL;

  if (*studio_record_get_text (record, "post") == '\0' || studio_template_find_field (studio_post_get_template (post), name) == NULL ||
      studio_field_value_filled (studio_json_lookup (studio_post_get_json (post), path)))
    return;
  value = studio_json_string (studio_record_get_text (record, "post"));
  studio_document_set_field (document, name, value, NULL);
}

static void
offer_names (StudioTextRow *self)
{
  static const struct
  {
    const char *name; /* a field is called so, perhaps with a number behind */
    StudioOffer offer;
  } names[] = {
    { "tokoh", STUDIO_OFFER_PEOPLE },
    { "narasumber", STUDIO_OFFER_PEOPLE },
    { "pimpinan", STUDIO_OFFER_PEOPLE },
    { "jabatan", STUDIO_OFFER_POSTS },
    { "tempat", STUDIO_OFFER_PLACES },
    { "lokasi", STUDIO_OFFER_PLACES },
    { "wilayah", STUDIO_OFFER_PLACES },
    { "kecamatan", STUDIO_OFFER_PLACES },
    { "desa", STUDIO_OFFER_PLACES },
    { "instansi", STUDIO_OFFER_OFFICES },
    { "opd", STUDIO_OFFER_OFFICES },
    { "penyelenggara", STUDIO_OFFER_OFFICES },
  };
  const StudioField *field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));

  if (field->type == STUDIO_FIELD_PERSON) {
    studio_register_offer_attach (PRIV (self)->entry, STUDIO_OFFER_PEOPLE, person_chosen_cb, self);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_has_prefix (field->name, names[i].name)) {
      studio_register_offer_attach (PRIV (self)->entry, names[i].offer, names[i].offer == STUDIO_OFFER_PEOPLE ? person_chosen_cb : NULL, self);
      return;
    }
  }
}

static void
studio_text_row_constructed (GObject *object)
{
  StudioTextRow *self = STUDIO_TEXT_ROW (object);
  StudioTextRowPrivate *priv = PRIV (self);

  G_OBJECT_CLASS (studio_text_row_parent_class)->constructed (object);

  studio_field_row_add (STUDIO_FIELD_ROW (self), priv->line);
  studio_field_row_adopt (STUDIO_FIELD_ROW (self), GTK_WIDGET (priv->entry), NULL);
  if (studio_field_row_get_field (STUDIO_FIELD_ROW (self))->type == STUDIO_FIELD_LINK)
    gtk_entry_set_input_purpose (priv->entry, GTK_INPUT_PURPOSE_URL);
  else if (STUDIO_TEXT_ROW_GET_CLASS (self)->read == studio_text_row_read)
    offer_names (self);
  if (STUDIO_TEXT_ROW_GET_CLASS (self)->read == studio_text_row_read && studio_field_row_get_field (STUDIO_FIELD_ROW (self))->type != STUDIO_FIELD_LINK)
    priv->marks = studio_field_marks_new (GTK_WIDGET (priv->entry), &studio_marked_entry, studio_field_row_get_field (STUDIO_FIELD_ROW (self))->name);
}

static void
studio_text_row_set_property (GObject *object,
                              guint property,
                              const GValue *value,
                              GParamSpec *pspec)
{
  StudioTextRowPrivate *priv = PRIV (STUDIO_TEXT_ROW (object));

  if (property != PROP_LIVE_CHECK)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
  else if (priv->marks != NULL)
    studio_field_marks_set_check (priv->marks, g_value_get_object (value));
}

static void
studio_text_row_dispose (GObject *object)
{
  StudioTextRowPrivate *priv = PRIV (STUDIO_TEXT_ROW (object));

  if (priv->marks != NULL)
    studio_field_marks_detach (priv->marks);

  G_OBJECT_CLASS (studio_text_row_parent_class)->dispose (object);
}

static void
studio_text_row_finalize (GObject *object)
{
  StudioTextRowPrivate *priv = PRIV (STUDIO_TEXT_ROW (object));

  g_clear_object (&priv->marks);
  g_clear_pointer (&priv->shown, json_node_unref);
  g_clear_pointer (&priv->error, g_free);

  G_OBJECT_CLASS (studio_text_row_parent_class)->finalize (object);
}

static void
studio_text_row_class_init (StudioTextRowClass *klass)
{
  StudioFieldRowClass *row_class = STUDIO_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = studio_text_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = studio_text_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_text_row_finalize;
  G_OBJECT_CLASS (klass)->set_property = studio_text_row_set_property;
  row_class->show_value = studio_text_row_show_value;
  row_class->check = studio_text_row_check;
  row_class->left = studio_text_row_left;
  row_class->get_target = studio_text_row_get_target;
  klass->read = studio_text_row_read;
  klass->write = studio_text_row_write;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LIVE_CHECK,
                                   g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
studio_text_row_init (StudioTextRow *self)
{
  StudioTextRowPrivate *priv = PRIV (self);

  priv->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->entry = GTK_ENTRY (gtk_entry_new ());
  /* Undo is the document's, or the two would contradict each other. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (priv->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (priv->entry), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->entry), "field-text");
  gtk_box_append (GTK_BOX (priv->line), GTK_WIDGET (priv->entry));
  g_signal_connect_swapped (priv->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (priv->entry, "activate", G_CALLBACK (activate_cb), self);
}

GtkWidget *
studio_text_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_TEXT_ROW, "document", document, "field", field, NULL);
}

void
studio_text_row_set_text (StudioTextRow *self,
                          const char *text)
{
  g_return_if_fail (STUDIO_IS_TEXT_ROW (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (PRIV (self)->entry), text);
}

const char *
studio_text_row_get_text (StudioTextRow *self)
{
  g_return_val_if_fail (STUDIO_IS_TEXT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (PRIV (self)->entry));
}

void
studio_text_row_add_button (StudioTextRow *self,
                            GtkWidget *button)
{
  g_return_if_fail (STUDIO_IS_TEXT_ROW (self) && GTK_IS_WIDGET (button));

  gtk_box_append (GTK_BOX (PRIV (self)->line), button);
}
