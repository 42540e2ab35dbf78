#include "config.h"

#include "studio-brand-type-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-font.h"

struct _StudioBrandTypeRow
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkDropDown *family;
  GtkDropDown *weight;
  GtkLabel *sentence;
  GtkStringList *families; /* (nullable): filled when it is first shown */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandTypeRow, studio_brand_type_row, STUDIO_TYPE_BRAND_ROW)

static const struct
{
  int weight;
  const char *name;
} weights[] = {
  { 300, N_ ("Light 300") },
  { 400, N_ ("Regular 400") },
  { 500, N_ ("Medium 500") },
  { 600, N_ ("Semibold 600") },
  { 700, N_ ("Bold 700") },
  { 800, N_ ("Extra bold 800") },
  { 900, N_ ("Black 900") },
};

/* Returns: (transfer full): the computer's families, by name */
static GtkStringList *
list_families (GtkWidget *widget)
{
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (widget));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_font_map_list_families (map, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, (char *) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, studio_collate_pointers);
  g_ptr_array_add (names, NULL);
  return gtk_string_list_new ((const char *const *) names->pdata);
}

static guint
find_family (GtkStringList *list,
             const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++) {
    if (g_ascii_strcasecmp (gtk_string_list_get_string (list, i), name) == 0)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
fill_families (StudioBrandTypeRow *self)
{
  if (self->families != NULL)
    return;
  self->families = list_families (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->family, G_LIST_MODEL (self->families));
}

static void
say_missing (StudioBrandTypeRow *self,
             const char *family)
{
  g_autofree char *words = NULL;
  gboolean there = *family == '\0' || studio_font_is_there (gtk_widget_get_pango_context (GTK_WIDGET (self)), family);

  gtk_widget_set_visible (GTK_WIDGET (self->sentence), !there);
  if (there)
    return;
  words = g_strdup_printf (_ ("The font “%s” is not on this computer, so another stands in. Install it, or choose one of the list."), family);
  gtk_label_set_label (self->sentence, words);
}

static void
show_weight (StudioBrandTypeRow *self)
{
  JsonNode *value = studio_brand_row_get_value (STUDIO_BRAND_ROW (self), "weight");
  double weight = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_double (value) : 400;
  guint nearest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
    if (ABS (weights[i].weight - weight) < ABS (weights[nearest].weight - weight))
      nearest = i;
  }
  gtk_drop_down_set_selected (self->weight, nearest);
}

static void
studio_brand_type_row_refresh (StudioBrandRow *row)
{
  StudioBrandTypeRow *self = STUDIO_BRAND_TYPE_ROW (row);
  const char *family = studio_brand_row_get_text (row, "family");

  self->showing = TRUE;
  fill_families (self);
  gtk_drop_down_set_selected (self->family, find_family (self->families, family));
  show_weight (self);
  self->showing = FALSE;
  say_missing (self, family);
}

static void
family_cb (StudioBrandTypeRow *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->family);

  if (!self->showing && chosen != NULL)
    studio_brand_row_store_text (STUDIO_BRAND_ROW (self), "family", gtk_string_object_get_string (chosen), FALSE);
}

static void
weight_cb (StudioBrandTypeRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->weight);
  g_autoptr (JsonNode) value = NULL;

  if (self->showing || chosen >= G_N_ELEMENTS (weights))
    return;
  value = studio_json_number (weights[chosen].weight);
  studio_brand_row_store (STUDIO_BRAND_ROW (self), "weight", value, FALSE);
}

static void
fill_weights (StudioBrandTypeRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    gtk_string_list_append (names, _ (weights[i].name));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->weight, G_LIST_MODEL (names));
  self->showing = FALSE;
}

static void
studio_brand_type_row_dispose (GObject *object)
{
  g_clear_object (&STUDIO_BRAND_TYPE_ROW (object)->families);

  G_OBJECT_CLASS (studio_brand_type_row_parent_class)->dispose (object);
}

static void
studio_brand_type_row_class_init (StudioBrandTypeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_type_row_dispose;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_type_row_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-type-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandTypeRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandTypeRow, family);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandTypeRow, weight);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandTypeRow, sentence);
}

static void
studio_brand_type_row_init (StudioBrandTypeRow *self)
{
  g_autoptr (GtkExpression) expression = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
  fill_weights (self);
  /* what the search of the list looks at */
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->family, expression);
  gtk_drop_down_set_enable_search (self->family, TRUE);
  g_signal_connect_swapped (self->family, "notify::selected", G_CALLBACK (family_cb), self);
  g_signal_connect_swapped (self->weight, "notify::selected", G_CALLBACK (weight_cb), self);
}
