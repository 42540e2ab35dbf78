#include "config.h"

#include "studio-brand-choice.h"

struct _StudioBrandChoice
{
  StudioBrandRow parent_instance;
  GtkLabel *label;
  GtkDropDown *list;
  char **values; /* (nullable) */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioBrandChoice, studio_brand_choice, STUDIO_TYPE_BRAND_ROW)

enum {
  PROP_VALUES = 1,
  PROP_LABELS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_brand_choice_refresh (StudioBrandRow *row)
{
  StudioBrandChoice *self = STUDIO_BRAND_CHOICE (row);
  const char *text = studio_brand_row_get_text (row, NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++) {
    if (g_str_equal (self->values[i], text))
      chosen = i;
  }
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->list, chosen);
  self->showing = FALSE;
}

static void
selected_cb (GtkDropDown *list,
             GParamSpec *pspec,
             StudioBrandChoice *self)
{
  guint chosen = gtk_drop_down_get_selected (list);

  if (!self->showing && self->values != NULL && chosen < g_strv_length (self->values))
    studio_brand_row_store_text (STUDIO_BRAND_ROW (self), NULL, self->values[chosen], FALSE);
}

static void
set_labels (StudioBrandChoice *self,
            const char *const *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  self->showing = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (model));
  self->showing = FALSE;
}

static void
studio_brand_choice_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  StudioBrandChoice *self = STUDIO_BRAND_CHOICE (object);
  g_auto (GStrv) words = g_strsplit (g_value_get_string (value), "|", -1);

  if (id == PROP_VALUES) {
    set_labels (self, (const char *const *) words);
    g_strfreev (self->values);
    self->values = g_steal_pointer (&words);
  } else if (id == PROP_LABELS) {
    set_labels (self, (const char *const *) words);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_brand_choice_finalize (GObject *object)
{
  g_strfreev (STUDIO_BRAND_CHOICE (object)->values);

  G_OBJECT_CLASS (studio_brand_choice_parent_class)->finalize (object);
}

static void
studio_brand_choice_class_init (StudioBrandChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = studio_brand_choice_set_property;
  G_OBJECT_CLASS (klass)->finalize = studio_brand_choice_finalize;
  STUDIO_BRAND_ROW_CLASS (klass)->refresh = studio_brand_choice_refresh;

  properties[PROP_VALUES] = g_param_spec_string ("values", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABELS] = g_param_spec_string ("labels", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandChoice, label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandChoice, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
studio_brand_choice_init (StudioBrandChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
}
