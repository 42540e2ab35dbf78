#include "config.h"

#include "studio-record-form.h"

#include <adwaita.h>
#include <string.h>

#include "studio-date.h"
#include "studio-json.h"
#include "studio-secret.h"

#define PREFIX "record:"
#define MAX_TEXT 200
#define MAX_NOTE 8000

struct _StudioRecordForm
{
  GObject parent_instance;
  GPtrArray *rows; /* GtkWidget: references */
  StudioRecordRefuse refuse;
  JsonNode *root; /* (nullable) */
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (StudioRecordForm, studio_record_form, G_TYPE_OBJECT)

static guint edited_signal, refused_signal;

static const char *
path_of (GtkWidget *row)
{
  return gtk_widget_get_name (row) + strlen (PREFIX);
}

static gboolean
is_day (GtkWidget *row)
{
  return g_str_equal (path_of (row), "date");
}

static gboolean
is_state (GtkWidget *row)
{
  return g_str_has_suffix (path_of (row), "/state");
}

/* --- showing --- */

static JsonNode *
look_up (StudioRecordForm *self,
         GtkWidget *row)
{
  JsonNode *node = studio_json_lookup (self->root, path_of (row));

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static const char *
text_of (StudioRecordForm *self,
         GtkWidget *row)
{
  JsonNode *node = look_up (self, row);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

/* Returns: (transfer full): a day as people read it */
static char *
word_of (StudioRecordForm *self,
         GtkWidget *row)
{
  const char *text = text_of (self, row);
  GDate day;

  return is_day (row) && studio_date_from_iso (text, &day) ? studio_date_format (&day, STUDIO_DATE_MEDIUM) : g_strdup (text);
}

static void
mark (GtkWidget *row,
      const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, problem);
}

static void
show_row (StudioRecordForm *self,
          GtkWidget *row)
{
  g_autofree char *word = word_of (self, row);
  JsonNode *node = look_up (self, row);

  mark (row, NULL);
  if (GTK_IS_SWITCH (row))
    gtk_switch_set_active (GTK_SWITCH (row), is_state (row) ? g_str_equal (word, "on") : node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node));
  else if (GTK_IS_TEXT_VIEW (row))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row)), word, -1);
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), word))
    gtk_editable_set_text (GTK_EDITABLE (row), word);
}

void
studio_record_form_set_root (StudioRecordForm *self,
                             JsonNode *root)
{
  g_return_if_fail (STUDIO_IS_RECORD_FORM (self) && root != NULL);

  json_node_ref (root);
  g_clear_pointer (&self->root, json_node_unref);
  self->root = root;
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
  self->filling = FALSE;
}

JsonNode *
studio_record_form_get_root (StudioRecordForm *self)
{
  g_return_val_if_fail (STUDIO_IS_RECORD_FORM (self), NULL);

  return self->root;
}

gboolean
studio_record_form_is_right (StudioRecordForm *self)
{
  g_return_val_if_fail (STUDIO_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++) {
    if (gtk_widget_has_css_class (g_ptr_array_index (self->rows, i), "error"))
      return FALSE;
  }
  return TRUE;
}

/* --- writing --- */

/* @value: (transfer full) */
static void
write_value (StudioRecordForm *self,
             GtkWidget *row,
             JsonNode *value)
{
  JsonNode *root = studio_json_with (self->root, path_of (row), value);

  json_node_unref (value);
  json_node_unref (self->root);
  self->root = root;
  g_signal_emit (self, edited_signal, 0);
}

/* Returns: (transfer full) (nullable): what is written; NULL with a sentence of why not */
static char *
read_text (StudioRecordForm *self,
           GtkWidget *row,
           const char *typed,
           char **problem)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *refusal = self->refuse != NULL ? self->refuse (text) : NULL;
  glong most = GTK_IS_TEXT_VIEW (row) ? MAX_NOTE : MAX_TEXT;
  g_autoptr (GError) error = NULL;
  GDate today, day;

  if (refusal != NULL) {
    *problem = g_strdup (refusal);
    /* told once, not at each letter */
    if (!gtk_widget_has_css_class (row, "error"))
      g_signal_emit (self, refused_signal, 0, refusal);
    return NULL;
  }
  if (!is_day (row) || *text == '\0')
    return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_steal_pointer (&text);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  if (studio_date_parse (text, &today, &day, &error))
    return studio_date_to_iso (&day);
  *problem = g_strdup (error->message);
  return NULL;
}

static void
write_text (StudioRecordForm *self,
            GtkWidget *row,
            const char *typed)
{
  g_autofree char *problem = NULL, *text = NULL;

  if (self->filling || self->root == NULL)
    return;
  text = read_text (self, row, typed, &problem);
  mark (row, problem);
  if (text == NULL && self->refuse != NULL && self->refuse (typed) != NULL)
    text = studio_secret_cut (text_of (self, row), typed);
  if (text != NULL)
    write_value (self, row, studio_json_string (text));
}

static void
entry_cb (StudioRecordForm *self,
          GtkWidget *row)
{
  write_text (self, row, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
switch_cb (StudioRecordForm *self,
           GParamSpec *pspec,
           GtkWidget *row)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (row));

  if (self->filling || self->root == NULL)
    return;
  if (is_state (row)) {
    write_value (self, row, studio_json_string (active ? "on" : "off"));
  } else {
    JsonNode *node = json_node_new (JSON_NODE_VALUE);

    json_node_set_boolean (node, active);
    json_node_seal (node);
    write_value (self, row, node);
  }
}

static void
buffer_cb (GtkTextBuffer *buffer,
           StudioRecordForm *self)
{
  GtkTextIter begin, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  text = gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
  write_text (self, g_object_get_data (G_OBJECT (buffer), "row"), text);
}

/* --- */

static void
connect_row (StudioRecordForm *self,
             GtkWidget *row)
{
  g_ptr_array_add (self->rows, g_object_ref (row));
  if (GTK_IS_SWITCH (row)) {
    g_signal_connect_object (row, "notify::active", G_CALLBACK (switch_cb), self, G_CONNECT_SWAPPED);
  } else if (GTK_IS_TEXT_VIEW (row)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row));

    g_object_set_data (G_OBJECT (buffer), "row", row);
    g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_cb), self, 0);
  } else {
    g_signal_connect_object (row, "changed", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
find_rows (StudioRecordForm *self,
           GtkWidget *widget)
{
  if (g_str_has_prefix (gtk_widget_get_name (widget), PREFIX)) {
    connect_row (self, widget);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_rows (self, child);
}

static void
studio_record_form_finalize (GObject *object)
{
  StudioRecordForm *self = STUDIO_RECORD_FORM (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (studio_record_form_parent_class)->finalize (object);
}

static void
studio_record_form_class_init (StudioRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_record_form_finalize;
  edited_signal = g_signal_new ("edited", STUDIO_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  refused_signal = g_signal_new ("refused", STUDIO_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
studio_record_form_init (StudioRecordForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

StudioRecordForm *
studio_record_form_new (GtkWidget *widget,
                        StudioRecordRefuse refuse)
{
  StudioRecordForm *self = g_object_new (STUDIO_TYPE_RECORD_FORM, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), self);

  self->refuse = refuse;
  find_rows (self, widget);
  return self;
}
