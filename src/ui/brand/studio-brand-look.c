#include "config.h"

#include "studio-brand-look.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-choice.h"
#include "studio-brand-color-row.h"
#include "studio-brand-contrast.h"
#include "studio-brand-logo-row.h"
#include "studio-brand-row.h"
#include "studio-brand-type-row.h"
#include "studio-drop-template.h"

struct _StudioBrandLook
{
  GtkWidget parent_instance;
  GtkListBox *colors;
  GtkListBox *types;
  GtkMenuButton *add_color;
  GtkLabel *warning;
  StudioBrandSession *session; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioBrandLook, studio_brand_look, GTK_TYPE_WIDGET)

static const struct
{
  const char *name, *title;
  gboolean optional;
} colors[] = {
  { "primary", N_ ("Main colour"), FALSE },
  { "deep", N_ ("Deep colour"), FALSE },
  { "accent", N_ ("Accent"), FALSE },
  { "accent2", N_ ("Second accent"), TRUE },
  { "surface", N_ ("Ground"), FALSE },
  { "tint", N_ ("Light tint"), FALSE },
  { "ink", N_ ("Text colour"), FALSE },
  { "muted", N_ ("Muted text"), FALSE },
  { "danger", N_ ("Danger"), FALSE },
  { "success", N_ ("Success"), FALSE },
  { "field", N_ ("Field across the top"), TRUE },
  { "stage", N_ ("Field under pictures"), TRUE },
};

static const struct
{
  const char *path, *title;
} types[] = {
  { "type/headline", N_ ("Titles") },
  { "type/body", N_ ("Running text") },
  { "type/figure", N_ ("Large figures") },
  { "type/solemn", N_ ("Solemn texts") },
};

static gboolean
has (StudioBrandLook *self,
     const char *path)
{
  return studio_json_lookup (studio_brand_session_get_json (self->session), path) != NULL;
}

static gboolean
has_color (StudioBrandLook *self,
           const char *name)
{
  g_autofree char *path = g_strconcat ("colors/", name, NULL);

  return has (self, path);
}

static GtkWidget *
row_of (StudioBrandLook *self,
        const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->colors, i)) != NULL; i++) {
    if (g_str_equal (studio_brand_color_row_get_name (STUDIO_BRAND_COLOR_ROW (row)), name))
      return GTK_WIDGET (row);
  }
  return NULL;
}

/* --- colours --- */

static void
show_color (StudioBrandLook *self,
            guint index,
            int *place)
{
  GtkWidget *row = row_of (self, colors[index].name);
  gboolean there = has_color (self, colors[index].name);

  if (there && row == NULL) {
    row = studio_brand_color_row_new (colors[index].name, _ (colors[index].title), colors[index].optional);
    gtk_list_box_insert (self->colors, row, *place);
    studio_brand_row_set_session (STUDIO_BRAND_ROW (row), self->session);
  } else if (!there && row != NULL) {
    gtk_list_box_remove (self->colors, row);
  }
  *place += there;
}

static void
fill_menu (StudioBrandLook *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    g_autofree char *action = g_strdup_printf ("look.add-color('%s')", colors[i].name);

    if (!has_color (self, colors[i].name))
      g_menu_append (menu, _ (colors[i].title), action);
  }
  gtk_menu_button_set_menu_model (self->add_color, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_color), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
add_color (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioBrandLook *self = STUDIO_BRAND_LOOK (widget);
  g_autofree char *path = g_strconcat ("colors/", g_variant_get_string (parameter, NULL), NULL);
  StudioColor color = { 0.5, 0.5, 0.5, 1 };
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL || studio_brand_session_get_brand (self->session) == NULL)
    return;
  studio_brand_lookup_color (studio_brand_session_get_brand (self->session), "primary", &color);
  text = studio_color_to_string (&color);
  value = studio_json_string (text);
  if (!studio_brand_session_set (self->session, path, value, _ ("Add Colour"), NULL, &error) && error != NULL)
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

/* One sentence for the first pair that is hard to read; the badges tell the others. */
static void
show_warning (StudioBrandLook *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    StudioBrandContrast contrast;
    g_autofree char *words = NULL;
    gboolean bad;

    if (!has_color (self, colors[i].name) ||
        !studio_brand_contrast_measure (studio_brand_session_get_brand (self->session), colors[i].name, &contrast))
      continue;
    bad = !studio_brand_contrast_passes (contrast.ratio);
    studio_brand_contrast_clear (&contrast);
    if (!bad)
      continue;
    words = g_strdup_printf (_ ("Text with “%s” is hard to read. The button beside it repairs that."), _ (colors[i].title));
    gtk_label_set_label (self->warning, words);
    gtk_widget_set_visible (GTK_WIDGET (self->warning), TRUE);
    return;
  }
}

/* --- */

static void
changed_cb (StudioBrandLook *self)
{
  GtkListBoxRow *row;
  int place = 0;

  if (studio_brand_session_get_brand (self->session) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    show_color (self, i, &place);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->types, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), has (self, studio_brand_row_get_path (STUDIO_BRAND_ROW (row))));
  fill_menu (self);
  show_warning (self);
}

void
studio_brand_look_set_session (StudioBrandLook *self,
                               StudioBrandSession *session)
{
  g_return_if_fail (STUDIO_IS_BRAND_LOOK (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
  g_set_object (&self->session, session);
  studio_brand_rows_set_session (GTK_WIDGET (self), session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

static void
studio_brand_look_dispose (GObject *object)
{
  StudioBrandLook *self = STUDIO_BRAND_LOOK (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
  g_clear_object (&self->session);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_BRAND_LOOK);

  G_OBJECT_CLASS (studio_brand_look_parent_class)->dispose (object);
}

static void
studio_brand_look_class_init (StudioBrandLookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_look_dispose;
  g_type_ensure (STUDIO_TYPE_BRAND_CHOICE);
  g_type_ensure (STUDIO_TYPE_BRAND_LOGO_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-look.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLook, colors);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLook, types);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLook, add_color);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandLook, warning);
  gtk_widget_class_install_action (widget_class, "look.add-color", "s", add_color);
}

static void
studio_brand_look_init (StudioBrandLook *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_list_box_append (self->types, g_object_new (STUDIO_TYPE_BRAND_TYPE_ROW, "title", _ (types[i].title), "path", types[i].path, NULL));
}
