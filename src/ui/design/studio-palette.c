#include "config.h"

#include "studio-palette.h"

#include "studio-palette-row.h"

#include <glib/gi18n-lib.h>

#define MAX_RECENT 6
/* More than a person reads; the rest is found by typing on. */
#define MAX_SHOWN 60

struct _StudioPalette
{
  AdwWindow parent_instance;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;

  GtkWidget *target; /* weak */
  GListModel *commands;
  StudioCommandNeeds fits;
  GSettings *settings;
  GListStore *shown;
  GtkSingleSelection *selection;
};

typedef struct
{
  StudioCommand *command;
  int score;
  guint index;
} Found;

G_DEFINE_FINAL_TYPE (StudioPalette, studio_palette, ADW_TYPE_WINDOW)

/* How recently it was used: more for newer, 0 for never. */
static int
recency (StudioCommand *command,
         char **recent)
{
  g_autofree char *id = studio_command_get_id (command);

  for (int i = 0; recent[i] != NULL; i++) {
    if (g_str_equal (recent[i], id))
      return MAX_RECENT - i;
  }
  return 0;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

static GArray *
find_commands (StudioPalette *self,
               const char *query)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-commands");
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < g_list_model_get_n_items (self->commands); i++) {
    g_autoptr (StudioCommand) command = g_list_model_get_item (self->commands, i);
    StudioCommandNeeds needs = studio_command_get_needs (command);
    int score = studio_command_match (command, query);
    Found item = { command, 0, i };

    if (score == 0 || (needs & ~self->fits) != 0)
      continue;
    /* what was used lately comes first, then what is about the selection; both only order what answers equally well */
    item.score = score * 100 + recency (command, recent) * 10 + (needs != STUDIO_COMMAND_ALWAYS ? 5 : 0);
    g_array_append_val (found, item);
  }
  g_array_sort (found, compare_found);
  return found;
}

static void
update (StudioPalette *self)
{
  g_autoptr (GArray) found = find_commands (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *words = g_strdup_printf (ngettext ("%u result", "%u results", found->len), found->len);

  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    g_ptr_array_add (items, g_array_index (found, Found, i).command);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "empty");
}

static void
remember (StudioPalette *self,
          StudioCommand *command)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-commands");
  g_autofree char *id = studio_command_get_id (command);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, id);
  for (gsize i = 0; recent[i] != NULL && ids->len < MAX_RECENT; i++) {
    if (!g_str_equal (recent[i], id))
      g_ptr_array_add (ids, recent[i]);
  }
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, "recent-commands", (const char *const *) ids->pdata);
}

static void
run (StudioPalette *self,
     guint position)
{
  g_autoptr (StudioCommand) command = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autoptr (GtkWidget) target = self->target != NULL ? g_object_ref (self->target) : NULL;

  if (command == NULL)
    return;
  remember (self, command);
  /* closed first, so that the focus is back where the command works */
  gtk_window_close (GTK_WINDOW (self));
  if (target != NULL && !studio_command_run (command, target))
    gtk_widget_activate_action (target, "win.toast", "s", _ ("This command can't run here now. Select what it is about, then try again."));
}

static void
row_activated_cb (StudioPalette *self,
                  guint position,
                  GtkListView *list)
{
  run (self, position);
}

static void
activated_cb (StudioPalette *self,
              GtkSearchEntry *entry)
{
  run (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_changed_cb (StudioPalette *self,
                   GtkSearchEntry *entry)
{
  if (self->commands != NULL)
    update (self);
}

static void
move (StudioPalette *self,
      int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown)), at = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  at = (at + n + (guint) by) % n;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
}

/* The entry keeps the focus; up and down choose in the list below it. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                gpointer data)
{
  StudioPalette *self = STUDIO_PALETTE (gtk_widget_get_root (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          gpointer data)
{
  gtk_list_item_set_child (item, studio_palette_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         gpointer data)
{
  studio_palette_row_set_command (STUDIO_PALETTE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
studio_palette_dispose (GObject *object)
{
  StudioPalette *self = STUDIO_PALETTE (object);

  g_clear_weak_pointer (&self->target);
  g_clear_object (&self->commands);
  g_clear_object (&self->settings);
  g_clear_object (&self->shown);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (studio_palette_parent_class)->dispose (object);
}

static void
studio_palette_class_init (StudioPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, count);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
studio_palette_init (StudioPalette *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_list_store_new (STUDIO_TYPE_COMMAND);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
studio_palette_new (GtkWindow *parent,
                    GtkWidget *target,
                    GListModel *commands,
                    StudioCommandNeeds fits,
                    GSettings *settings)
{
  StudioPalette *self = g_object_new (STUDIO_TYPE_PALETTE, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->target, target);
  self->commands = g_object_ref (commands);
  self->settings = g_object_ref (settings);
  self->fits = fits;
  update (self);
  return GTK_WIDGET (self);
}
