#include "config.h"

#include "studio-long-row.h"

#include <glib/gi18n-lib.h>

#include "studio-field-marks.h"
#include "studio-wheel-pass.h"

struct _StudioLongRow
{
  StudioFieldRow parent_instance;
  GtkOverlay *overlay;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *placeholder;
  char *shown; /* the text that the view stands for; "" if it is empty */
  gboolean showing;
  StudioFieldMarks *marks;
};

G_DEFINE_FINAL_TYPE (StudioLongRow, studio_long_row, STUDIO_TYPE_FIELD_ROW)

enum {
  PROP_LIVE_CHECK = 1,
};

static char *
typed_text (StudioLongRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || (c >= 0x201C && c <= 0x201F);
}

/* The picture sets its own quotation marks. */
static char *
take_quotation_marks (char *text)
{
  char *start = g_strstrip (text);
  char *last = g_utf8_find_prev_char (start, start + strlen (start));

  if (last == NULL || last == start || !is_quotation_mark (g_utf8_get_char (start)) || !is_quotation_mark (g_utf8_get_char (last)))
    return text;
  *last = '\0';
  return memmove (text, g_utf8_next_char (start), strlen (g_utf8_next_char (start)) + 1);
}

/* Returns: (transfer full): what goes into the post: "" for blank */
static char *
wanted_text (StudioLongRow *self)
{
  const StudioField *field = studio_field_row_get_field (STUDIO_FIELD_ROW (self));
  g_autofree char *text = typed_text (self);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return g_steal_pointer (&stripped);
  if (field->type == STUDIO_FIELD_QUOTE)
    return take_quotation_marks (g_steal_pointer (&text));
  return g_steal_pointer (&text);
}

static void
update_looks (StudioLongRow *self)
{
  int length = gtk_text_buffer_get_char_count (self->buffer);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), length == 0);
  studio_field_row_count (STUDIO_FIELD_ROW (self), length);
}

static void
changed_cb (StudioLongRow *self)
{
  g_autoptr (JsonNode) value = NULL;

  g_assert (STUDIO_IS_LONG_ROW (self));

  update_looks (self);
  if (self->showing)
    return;
  g_free (self->shown);
  self->shown = wanted_text (self);
  value = studio_json_string (self->shown);
  studio_field_row_store (STUDIO_FIELD_ROW (self), value, TRUE);
}

static void
show_text (StudioLongRow *self,
           const char *text)
{
  GtkTextIter caret;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&caret);
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &caret, offset);
  gtk_text_buffer_place_cursor (self->buffer, &caret);
  self->showing = FALSE;
}

static const char *
string_of (JsonNode *value)
{
  if (!studio_field_value_filled (value) || !JSON_NODE_HOLDS_VALUE (value))
    return "";
  return json_node_get_string (value);
}

static void
studio_long_row_show_value (StudioFieldRow *row,
                            JsonNode *value,
                            JsonNode *sample)
{
  StudioLongRow *self = STUDIO_LONG_ROW (row);
  const char *text = string_of (value);
  const char *stand_in = studio_field_row_is_left_out (row) ? _ ("Not shown in the picture") : string_of (sample);

  if (!g_str_equal (text, self->shown)) {
    g_free (self->shown);
    self->shown = g_strdup (text);
    show_text (self, text);
  }
  gtk_label_set_text (self->placeholder, stand_in);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, stand_in, -1);
}

static void
studio_long_row_left (StudioFieldRow *row)
{
  StudioLongRow *self = STUDIO_LONG_ROW (row);
  g_autofree char *text = typed_text (self);

  if (!g_str_equal (text, self->shown))
    show_text (self, self->shown);
}

static GtkWidget *
studio_long_row_get_target (StudioFieldRow *row,
                            int line)
{
  return GTK_WIDGET (STUDIO_LONG_ROW (row)->view);
}

static void
studio_long_row_constructed (GObject *object)
{
  StudioLongRow *self = STUDIO_LONG_ROW (object);

  G_OBJECT_CLASS (studio_long_row_parent_class)->constructed (object);

  studio_field_row_add (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->overlay));
  studio_field_row_adopt (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->view), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  studio_wheel_pass_install (self->scroller);
  self->marks = studio_field_marks_new (GTK_WIDGET (self->view), &studio_marked_view, studio_field_row_get_field (STUDIO_FIELD_ROW (self))->name);
}

static void
studio_long_row_set_property (GObject *object,
                              guint property,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (property == PROP_LIVE_CHECK)
    studio_field_marks_set_check (STUDIO_LONG_ROW (object)->marks, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
studio_long_row_dispose (GObject *object)
{
  studio_field_marks_detach (STUDIO_LONG_ROW (object)->marks);

  G_OBJECT_CLASS (studio_long_row_parent_class)->dispose (object);
}

static void
studio_long_row_finalize (GObject *object)
{
  g_clear_object (&STUDIO_LONG_ROW (object)->marks);
  g_clear_pointer (&STUDIO_LONG_ROW (object)->shown, g_free);

  G_OBJECT_CLASS (studio_long_row_parent_class)->finalize (object);
}

static void
studio_long_row_class_init (StudioLongRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StudioFieldRowClass *row_class = STUDIO_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = studio_long_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = studio_long_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_long_row_finalize;
  G_OBJECT_CLASS (klass)->set_property = studio_long_row_set_property;
  row_class->show_value = studio_long_row_show_value;
  row_class->left = studio_long_row_left;
  row_class->get_target = studio_long_row_get_target;

  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LIVE_CHECK,
                                   g_param_spec_object ("live-check", NULL, NULL, STUDIO_TYPE_LIVE_CHECK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-long-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLongRow, overlay);
  gtk_widget_class_bind_template_child (widget_class, StudioLongRow, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioLongRow, view);
  gtk_widget_class_bind_template_child (widget_class, StudioLongRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, StudioLongRow, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
studio_long_row_init (StudioLongRow *self)
{
  self->shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_long_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_LONG_ROW, "document", document, "field", field, NULL);
}
