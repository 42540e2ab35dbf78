#include "config.h"

#include "studio-brand-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"

#define MAX_LIST 200

struct _StudioBrandEntry
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkEntry *entry;
  GtkLabel *sentence;
  int kind;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandEntry, studio_brand_entry, STUDIO_TYPE_BRAND_ROW)

enum {
  PROP_KIND = 1,
  PROP_PLACEHOLDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- what is typed and what is written --- */

/* Returns: (transfer full): an array of texts; no part is empty */
static JsonNode *
read_list (const char *text,
           const char *separators,
           const char *prefix)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  int n = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL && n < MAX_LIST; i++) {
    const char *part = g_strstrip (parts[i]);
    g_autofree char *whole = NULL;

    if (g_str_has_prefix (part, prefix))
      part += strlen (prefix);
    if (*part == '\0')
      continue;
    whole = g_strconcat (prefix, part, NULL);
    json_builder_add_string_value (builder, whole);
    n++;
  }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static JsonNode *
read_date (const char *text,
           GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = NULL;
  GDate today, date;

  g_date_clear (&today, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  if (!studio_date_parse (text, &today, &date, error))
    return NULL;
  iso = studio_date_to_iso (&date);
  return studio_json_string (iso);
}

/* @blank: (out): the member is removed. Returns: (transfer full) (nullable): NULL with an error, or when it is to be removed */
static JsonNode *
read_text (StudioBrandEntry *self,
           const char *text,
           gboolean *blank,
           GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *blank = FALSE;
  if (self->kind == STUDIO_BRAND_ENTRY_TAGS)
    return read_list (stripped, " ,;\t", "#");
  if (self->kind == STUDIO_BRAND_ENTRY_LIST)
    return read_list (stripped, ",;", "");
  if (self->kind != STUDIO_BRAND_ENTRY_DATE)
    return studio_json_string (stripped);
  *blank = *stripped == '\0';
  return *blank ? NULL : read_date (stripped, error);
}

/* Returns: (transfer full) */
static char *
write_list (JsonNode *value,
            const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *part = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (part) || json_node_get_value_type (part) != G_TYPE_STRING)
      continue;
    if (text->len > 0)
      g_string_append (text, separator);
    g_string_append (text, json_node_get_string (part));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full) */
static char *
write_text (StudioBrandEntry *self,
            JsonNode *value)
{
  const char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;
  GDate date;

  if (self->kind == STUDIO_BRAND_ENTRY_TAGS)
    return write_list (value, " ");
  if (self->kind == STUDIO_BRAND_ENTRY_LIST)
    return write_list (value, ", ");
  g_date_clear (&date, 1);
  if (self->kind == STUDIO_BRAND_ENTRY_DATE && text != NULL && studio_date_from_iso (text, &date))
    return studio_date_format (&date, STUDIO_DATE_MEDIUM);
  return g_strdup (text != NULL ? text : "");
}

/* --- showing --- */

static void
studio_brand_entry_refuse (StudioBrandRow *row,
                           const char *sentence)
{
  StudioBrandEntry *self = STUDIO_BRAND_ENTRY (row);

  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_value (StudioBrandEntry *self)
{
  g_autofree char *text = write_text (self, studio_brand_row_get_value (STUDIO_BRAND_ROW (self), NULL));

  self->showing = TRUE;
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;
}

/* What is being typed stays as it is typed while it means what the brand holds. */
static void
studio_brand_entry_refresh (StudioBrandRow *row)
{
  StudioBrandEntry *self = STUDIO_BRAND_ENTRY (row);
  JsonNode *value = studio_brand_row_get_value (row, NULL);
  gboolean blank;
  g_autoptr (JsonNode) typed = read_text (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &blank, NULL);

  if (typed != NULL && value != NULL && studio_json_equal (typed, value))
    return;
  studio_brand_entry_refuse (row, NULL);
  show_value (self);
}

static void
changed_cb (GtkEditable *editable,
            StudioBrandEntry *self)
{
  StudioBrandRow *row = STUDIO_BRAND_ROW (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = NULL;
  gboolean blank;

  if (self->showing || studio_brand_row_get_session (row) == NULL)
    return;
  value = read_text (self, gtk_editable_get_text (editable), &blank, &error);
  if (error != NULL)
    studio_brand_entry_refuse (row, error->message);
  else if (value != NULL || studio_brand_row_get_value (row, NULL) != NULL)
    studio_brand_row_store (row, NULL, value, TRUE);
}

/* What was refused does not stay behind as if it counted. */
static void
left_cb (GtkEventControllerFocus *controller,
         StudioBrandEntry *self)
{
  StudioBrandSession *session = studio_brand_row_get_session (STUDIO_BRAND_ROW (self));

  if (session == NULL || studio_brand_row_get_brand (STUDIO_BRAND_ROW (self)) == NULL)
    return;
  studio_brand_session_end_merge (session);
  studio_brand_entry_refuse (STUDIO_BRAND_ROW (self), NULL);
  show_value (self);
}

/* --- */

static void
studio_brand_entry_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  StudioBrandEntry *self = STUDIO_BRAND_ENTRY (object);

  if (id == PROP_KIND)
    g_value_set_int (value, self->kind);
  else if (id == PROP_PLACEHOLDER)
    g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_entry_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  StudioBrandEntry *self = STUDIO_BRAND_ENTRY (object);

  if (id == PROP_KIND)
    self->kind = g_value_get_int (value);
  else if (id == PROP_PLACEHOLDER)
    gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_entry_class_init (StudioBrandEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_brand_entry_get_property;
  object_class->set_property = studio_brand_entry_set_property;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_entry_refresh;
  STUDIO_BRAND_ROW_CLASS (klass)->refuse = studio_brand_entry_refuse;

  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, STUDIO_BRAND_ENTRY_DATE, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEntry, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandEntry, sentence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
studio_brand_entry_init (StudioBrandEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
}

GtkWidget *
studio_brand_entry_new (const char *title,
                        const char *path,
                        StudioBrandEntryKind kind,
                        const char *placeholder)
{
  return g_object_new (STUDIO_TYPE_BRAND_ENTRY, "title", title, "path", path, "kind", (int) kind, "placeholder", placeholder, NULL);
}

void
studio_brand_entry_grab (StudioBrandEntry *self)
{
  g_return_if_fail (STUDIO_IS_BRAND_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
