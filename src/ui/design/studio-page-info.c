#include "config.h"

#include "studio-page-info.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-composer-sizes.h"
#include "studio-drop-template.h"
#include "studio-rule-list.h"

struct _StudioPageInfo
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *size;
  GtkLabel *measures;
  GtkLabel *layers;
  GtkLabel *state;
  GtkWidget *reset;
  GtkListBox *changes;
  StudioRuleList *rules;
  StudioComposer *composer; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioPageInfo, studio_page_info, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
restore_cb (GtkButton *button,
            StudioPageInfo *self)
{
  const StudioFormat *format = studio_composer_get_format (self->composer);

  studio_composer_reset_layer (self->composer, format->id, g_object_get_data (G_OBJECT (button), "layer"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("The layer follows the other sizes again"));
}

/* A layer that was changed by hand in this size, and the way back. */
static GtkWidget *
change_row (StudioPageInfo *self,
            const StudioSizeChange *change)
{
  g_autofree char *name = studio_composer_get_layer_name (self->composer, change->id);
  /* TRANSLATORS: a button's spoken name; %s is a layer */
  g_autofree char *spoken = g_strdup_printf (_ ("Restore %s"), name);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change->words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "layer", g_strdup (change->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
list_changes (StudioPageInfo *self,
              const StudioFormat *format)
{
  g_autoptr (GPtrArray) changes = studio_composer_list_changes (self->composer, format->id);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, row);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (self->changes, change_row (self, g_ptr_array_index (changes, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->changes), changes->len > 0);
}

static void
update (StudioPageInfo *self)
{
  const StudioFormat *format = self->composer != NULL ? studio_composer_get_format (self->composer) : NULL;
  StudioScene *scene = self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;
  g_autofree char *measures = NULL, *layers = NULL;
  gboolean edited;
  guint n;

  if (format == NULL || scene == NULL)
    return;
  n = scene->boxes->len - 1;
  edited = studio_composer_is_edited (self->composer, format->id);
  measures = g_strdup_printf (_ ("%.0f × %.0f pixels"), format->size.w, format->size.h);
  layers = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u layer", "%u layers", n), n);
  gtk_label_set_label (self->size, _ (format->name));
  gtk_label_set_label (self->measures, measures);
  gtk_label_set_label (self->layers, layers);
  gtk_label_set_label (self->state, edited ? _ ("Changed by hand in this size") : _ ("Follows the content and the other sizes"));
  gtk_widget_set_visible (self->reset, edited);
  list_changes (self, format);
}

static void
reset_cb (GtkButton *button,
          StudioPageInfo *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.reset-size", "s", "");
}

static void
set_composer (StudioPageInfo *self,
              StudioComposer *composer)
{
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  g_set_object (&self->composer, composer);
  if (self->rules != NULL)
    g_object_set (self->rules, "composer", composer, NULL);
  if (composer != NULL)
    g_signal_connect_swapped (composer, "scene-changed", G_CALLBACK (update), self);
}

static void
studio_page_info_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_PAGE_INFO (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_page_info_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_PAGE_INFO (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_page_info_dispose (GObject *object)
{
  set_composer (STUDIO_PAGE_INFO (object), NULL);
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_PAGE_INFO);

  G_OBJECT_CLASS (studio_page_info_parent_class)->dispose (object);
}

static void
studio_page_info_class_init (StudioPageInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDIO_TYPE_RULE_LIST);
  object_class->dispose = studio_page_info_dispose;
  object_class->get_property = studio_page_info_get_property;
  object_class->set_property = studio_page_info_set_property;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-page-info.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, box);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, size);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, measures);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, layers);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, state);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, reset);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, changes);
  gtk_widget_class_bind_template_child (widget_class, StudioPageInfo, rules);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
studio_page_info_init (StudioPageInfo *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
