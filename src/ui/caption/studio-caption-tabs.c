#include "config.h"

#include "studio-caption-tabs.h"

#include <glib/gi18n-lib.h>

#include "studio-number.h"

/* Platforms that get a tab beside "Main": more would not fit into the panel's width. */
#define MAX_TABS 5

/** Tab: @platform: NULL for the main caption */
typedef struct
{
  const StudioPlatform *platform;
  GtkWidget *button;
  GtkWidget *count;
} Tab;

struct _StudioCaptionTabs
{
  GtkWidget parent_instance;
  StudioPlatforms *platforms; /* (nullable) */
  GPtrArray *listed;          /* (element-type StudioPlatform): with a tab */
  GArray *tabs;               /* (element-type Tab) */
  GtkWidget *more;
  const StudioPlatform *current;
};

G_DEFINE_FINAL_TYPE (StudioCaptionTabs, studio_caption_tabs, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
choose (StudioCaptionTabs *self,
        const StudioPlatform *platform)
{
  if (self->current == platform)
    return;
  self->current = platform;
  g_signal_emit (self, chosen_signal, 0, platform != NULL ? platform->id : NULL);
}

static void
toggled_cb (GtkToggleButton *button,
            StudioCaptionTabs *self)
{
  if (gtk_toggle_button_get_active (button))
    choose (self, g_object_get_data (G_OBJECT (button), "platform"));
}

static void
add_tab (StudioCaptionTabs *self,
         const StudioPlatform *platform)
{
  /* the count stands below the name, or a long caption would make the panel wider than the canvas can spare */
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Tab tab = { platform, gtk_toggle_button_new (), gtk_label_new (NULL) };

  gtk_box_append (GTK_BOX (box), gtk_label_new (platform != NULL ? platform->name : _ ("Main")));
  gtk_box_append (GTK_BOX (box), tab.count);
  gtk_widget_add_css_class (tab.count, "count");
  gtk_widget_add_css_class (tab.count, "numeric");
  gtk_widget_set_visible (tab.count, FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (tab.button), box);
  gtk_widget_set_hexpand (tab.button, TRUE);
  g_object_set_data (G_OBJECT (tab.button), "platform", (gpointer) platform);
  if (self->tabs->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab.button), GTK_TOGGLE_BUTTON (g_array_index (self->tabs, Tab, 0).button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab.button), platform == self->current);
  g_signal_connect (tab.button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_insert_before (tab.button, GTK_WIDGET (self), self->more);
  g_array_append_val (self->tabs, tab);
}

static gboolean
is_listed (StudioCaptionTabs *self,
           const StudioPlatform *platform)
{
  return g_ptr_array_find (self->listed, platform, NULL);
}

static void
fill_menu (StudioCaptionTabs *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GPtrArray *all = studio_platforms_list (self->platforms);

  for (guint i = 0; i < all->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (all, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (platform->name, NULL);

    if (is_listed (self, platform))
      continue;
    g_menu_item_set_action_and_target (item, "tabs.show-platform", "s", platform->id);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->more, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
rebuild (StudioCaptionTabs *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    gtk_widget_unparent (g_array_index (self->tabs, Tab, i).button);
  g_array_set_size (self->tabs, 0);
  add_tab (self, NULL);
  for (guint i = 0; i < self->listed->len; i++)
    add_tab (self, g_ptr_array_index (self->listed, i));
  fill_menu (self);
}

static void
list_platform (StudioCaptionTabs *self,
               const StudioPlatform *platform)
{
  if (platform != NULL && self->listed->len < MAX_TABS && !is_listed (self, platform))
    g_ptr_array_add (self->listed, (gpointer) platform);
}

void
studio_caption_tabs_set_platforms (StudioCaptionTabs *self,
                                   StudioPlatforms *platforms,
                                   const char *const *wanted)
{
  GPtrArray *all;

  g_return_if_fail (STUDIO_IS_CAPTION_TABS (self) && platforms != NULL && wanted != NULL);

  studio_platforms_ref (platforms);
  g_clear_pointer (&self->platforms, studio_platforms_unref);
  self->platforms = platforms;
  g_ptr_array_set_size (self->listed, 0);
  for (gsize i = 0; wanted[i] != NULL; i++)
    list_platform (self, studio_platforms_find (platforms, wanted[i]));
  all = studio_platforms_list (platforms);
  for (guint i = 0; i < all->len; i++)
    list_platform (self, g_ptr_array_index (all, i));
  self->current = NULL;
  rebuild (self);
}

gboolean
studio_caption_tabs_show (StudioCaptionTabs *self,
                          const char *id)
{
  const StudioPlatform *platform;

  g_return_val_if_fail (STUDIO_IS_CAPTION_TABS (self), FALSE);

  platform = id != NULL && self->platforms != NULL ? studio_platforms_find (self->platforms, id) : NULL;
  if (platform == NULL && id != NULL)
    return FALSE;
  if (platform == self->current)
    return TRUE;
  if (platform != NULL && !is_listed (self, platform)) {
    if (self->listed->len == MAX_TABS)
      g_ptr_array_set_size (self->listed, MAX_TABS - 1);
    list_platform (self, platform);
  }
  self->current = platform;
  rebuild (self);
  g_signal_emit (self, chosen_signal, 0, id);
  return TRUE;
}

static void
show_platform (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  studio_caption_tabs_show (STUDIO_CAPTION_TABS (widget), g_variant_get_string (parameter, NULL));
}

GPtrArray *
studio_caption_tabs_list (StudioCaptionTabs *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_TABS (self), NULL);

  return self->listed;
}

const StudioPlatform *
studio_caption_tabs_get_current (StudioCaptionTabs *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_TABS (self), NULL);

  return self->current;
}

void
studio_caption_tabs_step (StudioCaptionTabs *self,
                          int step)
{
  guint n = self->tabs->len;

  for (guint i = 0; i < n; i++) {
    if (g_array_index (self->tabs, Tab, i).platform == self->current) {
      GtkWidget *button = g_array_index (self->tabs, Tab, (i + n + (guint) step) % n).button;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      return;
    }
  }
}

static void
describe_tab (const Tab *tab,
              int count,
              int over)
{
  g_autofree char *number = studio_number_format (over > 0 ? over : count, 0);
  g_autofree char *words = NULL;
  g_autofree char *limit = NULL;

  if (over > 0)
    /* TRANSLATORS: a platform's name; how many characters its caption is too long by */
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s character too long", "%s: %s characters too long", (gulong) over), tab->platform->name, number);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s character", "%s: %s characters", (gulong) count), tab->platform->name, number);
  if (tab->platform->caption.max > 0) {
    g_autofree char *most = studio_number_format (tab->platform->caption.max, 0);

    limit = g_strdup_printf (_ ("at most %s"), most);
  }
  if (limit != NULL) {
    g_autofree char *whole = g_strdup_printf ("%s (%s)", words, limit);

    gtk_widget_set_tooltip_text (tab->button, whole);
  } else {
    gtk_widget_set_tooltip_text (tab->button, words);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
studio_caption_tabs_set_count (StudioCaptionTabs *self,
                               const StudioPlatform *platform,
                               int count,
                               int over)
{
  g_return_if_fail (STUDIO_IS_CAPTION_TABS (self) && platform != NULL);

  for (guint i = 0; i < self->tabs->len; i++) {
    const Tab *tab = &g_array_index (self->tabs, Tab, i);
    g_autofree char *number = studio_number_format (count, 0);

    if (tab->platform != platform)
      continue;
    gtk_label_set_label (GTK_LABEL (tab->count), number);
    gtk_widget_set_visible (tab->count, TRUE);
    if (over > 0)
      gtk_widget_add_css_class (tab->count, "over");
    else
      gtk_widget_remove_css_class (tab->count, "over");
    describe_tab (tab, count, over);
  }
}

static void
studio_caption_tabs_dispose (GObject *object)
{
  StudioCaptionTabs *self = STUDIO_CAPTION_TABS (object);
  GtkWidget *child;

  g_array_set_size (self->tabs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_caption_tabs_parent_class)->dispose (object);
}

static void
studio_caption_tabs_finalize (GObject *object)
{
  StudioCaptionTabs *self = STUDIO_CAPTION_TABS (object);

  g_clear_pointer (&self->platforms, studio_platforms_unref);
  g_ptr_array_unref (self->listed);
  g_array_unref (self->tabs);

  G_OBJECT_CLASS (studio_caption_tabs_parent_class)->finalize (object);
}

static void
studio_caption_tabs_class_init (StudioCaptionTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_caption_tabs_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_tabs_finalize;

  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_CAPTION_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "tabs.show-platform", "s", show_platform);
}

static void
studio_caption_tabs_init (StudioCaptionTabs *self)
{
  self->listed = g_ptr_array_new ();
  self->tabs = g_array_new (FALSE, FALSE, sizeof (Tab));
  self->more = gtk_menu_button_new ();
  gtk_widget_set_tooltip_text (self->more, _ ("More platforms"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More platforms"), -1);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption-tabs");
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Platforms"), -1);
}
