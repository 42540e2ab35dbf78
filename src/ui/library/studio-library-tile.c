#include "config.h"

#include "studio-library-tile.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-library-texts.h"

struct _StudioLibraryTile
{
  GtkWidget parent_instance;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *when;
  GtkLabel *badge;
  GtkLabel *snippet;

  StudioLibraryPictures *pictures;
  StudioLibraryEntry *entry; /* (nullable) */
  GBinding *picture_of;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioLibraryTile, studio_library_tile, GTK_TYPE_WIDGET)

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
studio_library_badge_show (GtkLabel *badge,
                           const char *state)
{
  const StudioLibraryState *known = studio_library_state_find (state);
  const StudioLibraryState *all;
  guint n_states;

  g_return_if_fail (GTK_IS_LABEL (badge));

  all = studio_library_states (&n_states);
  for (guint i = 0; i < n_states; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (badge), all[i].style);
  if (known != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (badge), known->style);
  gtk_label_set_label (badge, known != NULL ? _ (known->badge) : "");
  gtk_widget_set_visible (GTK_WIDGET (badge), known != NULL);
}

static void
show_snippet (StudioLibraryTile *self,
              StudioLibraryItem *item)
{
  const char *snippet = studio_library_item_get_snippet (item);
  g_autofree char *markup = snippet != NULL ? studio_library_texts_mark_snippet (snippet) : NULL;

  gtk_label_set_markup (self->snippet, markup != NULL ? markup : "");
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), markup != NULL && *markup != '\0');
}

static void
item_cb (StudioLibraryTile *self)
{
  StudioLibraryItem *item = studio_library_entry_get_item (self->entry);
  const char *title = studio_library_item_get_title (item);
  const StudioLibraryState *state = studio_library_state_find (studio_library_item_get_state (item));
  g_autofree char *when = studio_library_texts_day (studio_library_item_get_modified (item), now ());
  g_autofree char *markup = studio_library_texts_mark (title, studio_library_entry_get_query (self->entry));
  /* TRANSLATORS: a post of the library for screen readers: its title, its state and when it was changed */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), title, state != NULL ? _ (state->name) : "", when);

  gtk_label_set_markup (self->title, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->when, when);
  studio_library_badge_show (self->badge, studio_library_item_get_state (item));
  show_snippet (self, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
drop_entry (StudioLibraryTile *self)
{
  if (self->entry == NULL)
    return;
  g_binding_unbind (self->picture_of);
  g_clear_object (&self->picture_of);
  g_signal_handlers_disconnect_by_func (self->entry, item_cb, self);
  studio_library_pictures_hide (self->pictures, self->entry);
  g_clear_object (&self->entry);
}

static void
studio_library_tile_dispose (GObject *object)
{
  StudioLibraryTile *self = STUDIO_LIBRARY_TILE (object);

  drop_entry (self);
  g_clear_object (&self->pictures);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LIBRARY_TILE);

  G_OBJECT_CLASS (studio_library_tile_parent_class)->dispose (object);
}

static void
studio_library_tile_class_init (StudioLibraryTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_library_tile_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryTile, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryTile, title);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryTile, when);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryTile, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryTile, snippet);
}

static void
studio_library_tile_init (StudioLibraryTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_library_tile_new (StudioLibraryPictures *pictures)
{
  StudioLibraryTile *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY_PICTURES (pictures), NULL);

  self = g_object_new (STUDIO_TYPE_LIBRARY_TILE, NULL);
  self->pictures = g_object_ref (pictures);
  return GTK_WIDGET (self);
}

void
studio_library_tile_set_entry (StudioLibraryTile *self,
                               StudioLibraryEntry *entry)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_TILE (self));

  drop_entry (self);
  if (entry == NULL)
    return;
  self->entry = g_object_ref (entry);
  studio_library_pictures_show (self->pictures, entry);
  self->picture_of = g_object_ref (g_object_bind_property (entry, "picture", self->picture, "paintable", G_BINDING_SYNC_CREATE));
  g_signal_connect_swapped (entry, "notify::item", G_CALLBACK (item_cb), self);
  item_cb (self);
}

StudioLibraryEntry *
studio_library_tile_get_entry (StudioLibraryTile *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_TILE (self), NULL);

  return self->entry;
}
