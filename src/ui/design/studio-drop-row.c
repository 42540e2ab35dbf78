#include "config.h"

#include "studio-choice-row.h"
#include "studio-inspector-values.h"

struct _StudioDropRow
{
  StudioInspectorRow parent_instance;
  GtkDropDown *drop;
  char **values; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioDropRow, studio_drop_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_MODEL,
  PROP_VALUES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_drop_row_show (StudioInspectorRow *row,
                      const StudioCommon *common)
{
  StudioDropRow *self = STUDIO_DROP_ROW (row);
  const char *word = studio_inspector_get_word (common, studio_inspector_row_get_member (row));
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++) {
    if (g_strcmp0 (self->values[i], word) == 0)
      chosen = i;
  }
  gtk_drop_down_set_selected (self->drop, chosen);
}

static void
selected_cb (StudioDropRow *self)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  guint chosen = gtk_drop_down_get_selected (self->drop);

  if (!studio_inspector_row_is_showing (row) && self->values != NULL && chosen < g_strv_length (self->values)) {
    g_autoptr (JsonNode) value = studio_json_string (self->values[chosen]);

    studio_inspector_row_write (row, value);
    studio_inspector_row_end (row);
  }
}

static void
title_cb (StudioDropRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->drop));
}

static void
studio_drop_row_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  StudioDropRow *self = STUDIO_DROP_ROW (object);

  if (id == PROP_MODEL) {
    gtk_drop_down_set_model (self->drop, g_value_get_object (value));
  } else if (id == PROP_VALUES) {
    g_strfreev (self->values);
    self->values = g_value_dup_boxed (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_drop_row_finalize (GObject *object)
{
  g_strfreev (STUDIO_DROP_ROW (object)->values);

  G_OBJECT_CLASS (studio_drop_row_parent_class)->finalize (object);
}

static void
studio_drop_row_class_init (StudioDropRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_drop_row_set_property;
  object_class->finalize = studio_drop_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_drop_row_show;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUES] = g_param_spec_boxed ("values", NULL, NULL, G_TYPE_STRV, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* The panel is narrow, and a long word must not widen it. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
studio_drop_row_init (StudioDropRow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (self->drop, factory);
  g_object_unref (factory);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->drop));
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
