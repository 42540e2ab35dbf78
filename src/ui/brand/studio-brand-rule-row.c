#include "config.h"

#include "studio-brand-rule-row.h"

#include <glib/gi18n-lib.h>

struct _StudioBrandRuleRow
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkLabel *subtitle;
  GtkSpinButton *spin;
  GtkLabel *unit;
  GtkEntry *page;
  GtkDropDown *level;
  char *number; /* (nullable) */
  char **words; /* (nullable) */
  double lower, upper, step, usual;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandRuleRow, studio_brand_rule_row, STUDIO_TYPE_BRAND_ROW)

enum {
  PROP_SUBTITLE = 1,
  PROP_NUMBER,
  PROP_UNIT,
  PROP_LOWER,
  PROP_UPPER,
  PROP_STEP,
  PROP_USUAL,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *word, *name;
} levels[] = {
  { "off", N_ ("Off") },
  { "hint", N_ ("Hint") },
  { "warning", N_ ("Warning") },
  { "required", N_ ("Required") },
};

static void
studio_brand_rule_row_refresh (StudioBrandRow *row)
{
  StudioBrandRuleRow *self = STUDIO_BRAND_RULE_ROW (row);
  const char *level = studio_brand_row_get_text (row, "level"), *page = studio_brand_row_get_text (row, "page");
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
    if (g_str_equal (levels[i].word, level))
      chosen = i;
  }
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->level, chosen);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->page)), page))
    gtk_editable_set_text (GTK_EDITABLE (self->page), page);
  if (self->number != NULL) {
    JsonNode *value = studio_brand_row_get_value (row, self->number);

    gtk_spin_button_set_value (self->spin, value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_double (value) : self->usual);
  }
  self->showing = FALSE;
}

/* A rule without a level is no rule, so that comes along with whatever is set first. */
static void
ensure_level (StudioBrandRuleRow *self)
{
  StudioBrandRow *row = STUDIO_BRAND_ROW (self);

  if (*studio_brand_row_get_text (row, "level") == '\0')
    studio_brand_row_store_text (row, "level", levels[MIN (gtk_drop_down_get_selected (self->level), G_N_ELEMENTS (levels) - 1)].word, TRUE);
}

/* A rule that forbids nothing would be silent whatever its level. */
static void
ensure_words (StudioBrandRuleRow *self)
{
  StudioBrandRow *row = STUDIO_BRAND_ROW (self);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  if (self->words == NULL || studio_brand_row_get_value (row, "forbid") != NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; self->words[i] != NULL; i++)
    json_array_add_string_element (array, self->words[i]);
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  studio_brand_row_store (row, "forbid", node, TRUE);
}

static void
level_cb (GtkDropDown *list,
          GParamSpec *pspec,
          StudioBrandRuleRow *self)
{
  guint chosen = gtk_drop_down_get_selected (list);

  if (self->showing || chosen >= G_N_ELEMENTS (levels))
    return;
  ensure_words (self);
  studio_brand_row_store_text (STUDIO_BRAND_ROW (self), "level", levels[chosen].word, FALSE);
}

static void
page_cb (GtkEditable *editable,
         StudioBrandRuleRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (editable));

  if (self->showing)
    return;
  ensure_level (self);
  studio_brand_row_store_text (STUDIO_BRAND_ROW (self), "page", text, TRUE);
}

static void
number_cb (GtkSpinButton *spin,
           StudioBrandRuleRow *self)
{
  g_autoptr (JsonNode) value = NULL;

  if (self->showing || self->number == NULL)
    return;
  value = studio_json_number (gtk_spin_button_get_value (spin));
  ensure_level (self);
  studio_brand_row_store (STUDIO_BRAND_ROW (self), self->number, value, TRUE);
}

/* --- */

static void
studio_brand_rule_row_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  StudioBrandRuleRow *self = STUDIO_BRAND_RULE_ROW (object);

  switch (id) {
  case PROP_SUBTITLE:
    gtk_label_set_label (self->subtitle, g_value_get_string (value));
    break;
  case PROP_NUMBER:
    g_free (self->number);
    self->number = g_value_dup_string (value);
    break;
  case PROP_UNIT:
    gtk_label_set_label (self->unit, g_value_get_string (value));
    break;
  case PROP_LOWER:
    self->lower = g_value_get_double (value);
    break;
  case PROP_UPPER:
    self->upper = g_value_get_double (value);
    break;
  case PROP_STEP:
    self->step = g_value_get_double (value);
    break;
  case PROP_USUAL:
    self->usual = g_value_get_double (value);
    break;
  case PROP_WORDS:
    g_clear_pointer (&self->words, g_strfreev);
    if (g_value_get_string (value) != NULL)
      self->words = g_strsplit (g_value_get_string (value), "|", -1);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_brand_rule_row_constructed (GObject *object)
{
  StudioBrandRuleRow *self = STUDIO_BRAND_RULE_ROW (object);

  G_OBJECT_CLASS (studio_brand_rule_row_parent_class)->constructed (object);
  gtk_widget_set_visible (GTK_WIDGET (self->spin), self->number != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), self->number != NULL);
  if (self->number == NULL)
    return;
  self->showing = TRUE;
  gtk_spin_button_set_range (self->spin, self->lower, self->upper);
  gtk_spin_button_set_increments (self->spin, self->step, self->step * 10);
  gtk_spin_button_set_digits (self->spin, self->step < 0.1 ? 2 : self->step < 1 ? 1
                                                                                : 0);
  self->showing = FALSE;
}

static void
studio_brand_rule_row_finalize (GObject *object)
{
  g_free (STUDIO_BRAND_RULE_ROW (object)->number);
  g_strfreev (STUDIO_BRAND_RULE_ROW (object)->words);

  G_OBJECT_CLASS (studio_brand_rule_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags text = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS, number = text | G_PARAM_CONSTRUCT_ONLY;

  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, text);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, number);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, text);
  properties[PROP_LOWER] = g_param_spec_double ("lower", NULL, NULL, 0, G_MAXDOUBLE, 0, number);
  properties[PROP_UPPER] = g_param_spec_double ("upper", NULL, NULL, 0, G_MAXDOUBLE, 100, number);
  properties[PROP_STEP] = g_param_spec_double ("step", NULL, NULL, 0, G_MAXDOUBLE, 1, number);
  properties[PROP_USUAL] = g_param_spec_double ("usual", NULL, NULL, 0, G_MAXDOUBLE, 0, number);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, number);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_brand_rule_row_class_init (StudioBrandRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_brand_rule_row_set_property;
  object_class->constructed = studio_brand_rule_row_constructed;
  object_class->finalize = studio_brand_rule_row_finalize;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_rule_row_refresh;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, spin);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, unit);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, page);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandRuleRow, level);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
}

static void
studio_brand_rule_row_init (StudioBrandRuleRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    gtk_string_list_append (names, _ (levels[i].name));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->level, G_LIST_MODEL (names));
  self->showing = FALSE;
}
