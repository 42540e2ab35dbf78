#include "config.h"

#include "studio-words-row.h"

#define MAX_LENGTH 200

struct _StudioWordsRow
{
  StudioInspectorRow parent_instance;
  GtkEntry *entry;
  char *shown; /* what the selection has */
};

G_DEFINE_FINAL_TYPE (StudioWordsRow, studio_words_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Returns: (transfer full) */
static char *
get_text (const StudioCommon *common)
{
  const char *text = common->value != NULL && JSON_NODE_HOLDS_VALUE (common->value) && json_node_get_value_type (common->value) == G_TYPE_STRING
                         ? json_node_get_string (common->value)
                         : NULL;

  if (text != NULL || common->value == NULL || !JSON_NODE_HOLDS_VALUE (common->value))
    return g_strdup (text != NULL ? text : "");
  /* a target may be a bare number in a template */
  return json_node_get_value_type (common->value) == G_TYPE_BOOLEAN ? g_strdup ("") : g_strdup_printf ("%.15g", json_node_get_double (common->value));
}

static void
studio_words_row_show (StudioInspectorRow *row,
                       const StudioCommon *common)
{
  StudioWordsRow *self = STUDIO_WORDS_ROW (row);
  g_autofree char *text = get_text (common);

  g_free (self->shown);
  self->shown = g_strdup (text);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL && !g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
write_words (StudioWordsRow *self)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  g_autoptr (JsonNode) value = studio_json_string (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (studio_inspector_row_is_showing (row) || g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return;
  studio_inspector_row_write (row, value);
  studio_inspector_row_end (row);
}

static void
focus_left_cb (StudioWordsRow *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    write_words (self);
}

static void
title_cb (StudioWordsRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->entry));
}

static void
studio_words_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_PLACEHOLDER)
    gtk_entry_set_placeholder_text (STUDIO_WORDS_ROW (object)->entry, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_words_row_finalize (GObject *object)
{
  g_free (STUDIO_WORDS_ROW (object)->shown);

  G_OBJECT_CLASS (studio_words_row_parent_class)->finalize (object);
}

static void
studio_words_row_class_init (StudioWordsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_words_row_set_property;
  object_class->finalize = studio_words_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_words_row_show;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_words_row_init (StudioWordsRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->entry, MAX_LENGTH);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (write_words), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
